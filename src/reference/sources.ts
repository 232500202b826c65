import { book } from 'virtual:guide/verdicts';

const sources = import.meta.glob<string>('/content/**/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every page as its author wrote it: `content/ch-01-self-healing.mdx` → text. */
export const TEXTS: ReadonlyMap<string, string> = new Map(
  Object.entries(sources).map(([path, text]) => [path.slice(1), text]),
);

/** The pages of this build, in reading order. */
export const BOOK = book;
