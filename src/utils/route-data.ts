import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import type { Section } from '../reference/outline.ts';
import { OUTLINES } from '../reference/site.ts';
import { withBase } from './base-path.ts';
import { commitDates } from './git-dates.ts';
import { hasMarkdown, markdownPath } from './markdown-path.ts';

type TocItem = NonNullable<App.Locals['starlightRoute']['toc']>['items'][number];

const tocItem = (slug: string, text: string): TocItem => ({ depth: 2, slug, text, children: [] });

const tocTree = ({ id, title, sections }: Section, depth = 2): TocItem => ({
  depth,
  slug: id,
  text: title,
  children: sections.map((each) => tocTree(each, depth + 1)),
});

/**
 * What Starlight cannot know: dates of pages outside of `src/content`, headings that components draw, and the
 * Markdown version of each page.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const { setup, cleanup, challenge } = route.entry.data;
  route.lastUpdated ??= commitDates('content').get(route.entry.filePath);
  if (setup && !setup.manual && !challenge) route.toc?.items.splice(1, 0, tocItem('setup', '이 장 시작하기'));
  for (const section of OUTLINES[route.entry.id] ?? []) route.toc?.items.push(tocTree(section));
  if (cleanup && cleanup.length > 0) route.toc?.items.push(tocItem('cleanup', '정리하기'));
  if (!hasMarkdown(route.id)) return;
  const href = withBase(markdownPath(route.id), import.meta.env.BASE_URL);
  route.head.push({ tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href }, content: '' });
});
