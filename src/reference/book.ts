import { type Page, parsePage } from 'kubernetes-guide-verify';
import { PARTS } from '../utils/parts.ts';

const ORDER: readonly string[] = ['', ...PARTS.flatMap(({ pages }) => pages)];

/** A place in the book that a reference page leads to. */
export interface Place {
  /** Slug of the page; empty for the landing page. */
  readonly page: string;
  /** Id of the element, without `#`. */
  readonly anchor: string;
}

/** Id of the `index`-th console block of a page (from 0), as `markdown/console/plugin.ts` writes it. */
export const blockAnchor = (index: number): string => `block-${index + 1}`;

/**
 * The pages of the book in reading order; pages that stand in no part come last.
 * @param texts Path (`content/ch-01-self-healing.mdx`) → text.
 */
export function readBook(texts: ReadonlyMap<string, string>): readonly Page[] {
  const rank = ({ slug }: Page): number => (ORDER.includes(slug) ? ORDER.indexOf(slug) : ORDER.length);
  return [...texts]
    .map(([file, text]) => parsePage(text, { file }))
    .sort((one, other) => rank(one) - rank(other) || (one.slug < other.slug ? -1 : 1));
}
