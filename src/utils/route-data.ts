import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { commitDates } from './git-dates.ts';

type TocItem = NonNullable<App.Locals['starlightRoute']['toc']>['items'][number];

const tocItem = (slug: string, text: string): TocItem => ({ depth: 2, slug, text, children: [] });

/** What Starlight cannot know: dates of pages outside of `src/content`, and the boxes made from frontmatter. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const { setup, cleanup } = route.entry.data;
  route.lastUpdated ??= commitDates('content').get(route.entry.filePath);
  if (setup && !setup.manual) route.toc?.items.splice(1, 0, tocItem('setup', '이 장 시작하기'));
  if (cleanup && cleanup.length > 0) route.toc?.items.push(tocItem('cleanup', '정리하기'));
});
