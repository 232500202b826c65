import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Book } from '../markdown/llms.ts';
import type { BuiltSite } from '../markdown/write.ts';
import { inThread } from '../thread.ts';

/**
 * Astro integration: what every built page gets besides itself. Its Markdown version, and a strict content security
 * policy, which stands in the page because a static host such as GitHub Pages sets no headers. A thread each
 * reads the pages while other integrations read them too; those that change pages have to come later, and may not
 * change what they run.
 */
export function finishedPages(book: Book): AstroIntegration {
  let base = '/';
  let origin: string | undefined;
  let twins: Promise<number>;
  /** Path → page with its policy, not written yet: others still read the page. */
  let governed: Promise<ReadonlyMap<string, string>>;
  return {
    name: 'guide-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        origin = config.site;
      },
      'astro:build:generated': ({ dir }) => {
        const site: BuiltSite = { root: fileURLToPath(dir), base, origin, book };
        twins = inThread(new URL('./twins-worker.ts', import.meta.url), site);
        governed = inThread(new URL('./policy-worker.ts', import.meta.url), site.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = await governed;
        const written = await twins;
        for (const [page, html] of pages) await writeFile(join(root, page), html);
        logger.info(`${written} pages as Markdown, ${pages.size} pages with a content security policy`);
      },
    },
  };
}
