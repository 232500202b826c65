import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Interfaces that Pagefind ships beside its index; the site has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

const orThrow = <Answer extends { errors: string[] }>(answer: Answer): Answer => {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('\n')}`);
  return answer;
};

/**
 * Astro integration: Pagefind's index of the built pages, in `pagefind/`.
 *
 * Starlight's own step lets Pagefind's program write the files and ends it: in 1.5.2 the last one may be cut short
 * then, and search silently does not work (github.com/Pagefind/pagefind/pull/1272). Here they are written by us.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'guide-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        try {
          const { index } = orThrow(await pagefind.createIndex());
          if (!index) throw new Error('Pagefind made no index.');
          const { page_count } = orThrow(await index.addDirectory({ path: root }));
          if (page_count === 0) throw new Error('Pagefind found no page.');
          const { files } = orThrow(await index.getFiles());
          await Promise.all(
            files
              .filter(({ path }) => !UNUSED.test(path))
              .map(async ({ path, content }) => {
                const target = join(root, 'pagefind', path);
                await mkdir(dirname(target), { recursive: true });
                await writeFile(target, content);
              }),
          );
          logger.info(`${page_count}쪽을 찾을 수 있습니다.`);
        } finally {
          await pagefind.close();
        }
      },
    },
  };
}
