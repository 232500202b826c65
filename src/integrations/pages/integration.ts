import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Book } from '../markdown/llms.ts';
import type { BuiltSite } from '../markdown/write.ts';
import { inThread } from '../thread.ts';
import type { Finished } from './worker.ts';

/**
 * Astro integration: what every built page gets besides itself. Its Markdown version, and a strict content security
 * policy, which stands in the page because a static host such as GitHub Pages sets no headers. A thread reads the pages
 * once for both, while other integrations read them too; those that change pages have to come later, and may not
 * change what they run.
 */
export function finishedPages(book: Book): AstroIntegration {
  let base = '/';
  let origin: string | undefined;
  let finished: Promise<Finished>;
  return {
    name: 'guide-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        origin = config.site;
      },
      'astro:build:generated': ({ dir }) => {
        const site: BuiltSite = { root: fileURLToPath(dir), base, origin, book };
        finished = inThread(new URL('./worker.ts', import.meta.url), site);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { governed, twins } = await finished;
        for (const [page, html] of governed) await writeFile(join(root, page), html);
        logger.info(`${twins} pages as Markdown, ${governed.size} pages with a content security policy`);
      },
    },
  };
}
