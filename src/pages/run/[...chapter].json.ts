import type { APIRoute, GetStaticPaths } from 'astro';
import { parsePage } from 'kubernetes-guide-verify';
import known from '../../replay/lab/differences.json' with { type: 'json' };
import { chapterData } from '../../run/data.ts';

const sources = import.meta.glob<string>('/content/**/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const getStaticPaths = (() =>
  Object.entries(sources).flatMap(([path, text]) => {
    const page = parsePage(text, { file: path.slice(1) });
    const data = chapterData(page, known);
    return data ? [{ params: { chapter: page.slug }, props: { data } }] : [];
  })) satisfies GetStaticPaths;

/** What the browser needs to run a chapter; fetched when the reader runs its first command. */
export const GET: APIRoute = ({ props }) => Response.json(props['data']);
