import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { builtPages } from '../built-pages.ts';
import { withPolicy } from './policy.ts';

/**
 * Astro integration: gives every built page a strict content security policy. It stands in the page because a static
 * host such as GitHub Pages sets no headers. Has to come after everything that changes pages.
 */
export function csp(): AstroIntegration {
  return {
    name: 'guide-csp',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = await builtPages(root);
        for (const page of pages) {
          const path = join(root, page);
          await writeFile(path, withPolicy(await readFile(path, 'utf8')));
        }
        logger.info(`${pages.length} pages have a content security policy`);
      },
    },
  };
}
