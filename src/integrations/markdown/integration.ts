import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../../utils/base-path.ts';
import { markdownPath } from '../../utils/markdown-path.ts';
import { builtPages } from '../built-pages.ts';
import { type Book, llmsFullTxt, llmsTxt } from './llms.ts';
import { type Link, type Twin, twinOf } from './twin.ts';

/** How links of the Markdown versions read: to other Markdown versions, with the origin where it is known. */
function linker(pages: ReadonlySet<string>, base: string, origin: string | undefined) {
  const root = withBase('/', base);
  /** @param from Path of the page that holds the link, below the base. */
  return (from: string): Link =>
    (href) => {
      const { origin: to, pathname, hash } = new URL(href, `http://site${root}${from}`);
      if (to !== 'http://site' || href.startsWith('#')) return href;
      const below = pathname.slice(root.length);
      const isPage = pages.has(`${below}index.html`);
      const path = (isPage ? withBase(markdownPath(below), base) : pathname) + decodeURI(hash);
      return origin ? new URL(origin).origin + path : path;
    };
}

/**
 * Astro integration: writes beside each page that names a Markdown version that version, and lists them in `llms.txt`
 * (https://llmstxt.org); `llms-full.txt` holds all of them. The preview in development has none.
 */
export function markdownTwins(book: Book): AstroIntegration {
  let base = '/';
  let origin: string | undefined;
  return {
    name: 'guide-markdown-twins',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        origin = config.site;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = await builtPages(root);
        const linkFrom = linker(new Set(pages), base, origin);
        const twins: Twin[] = [];
        for (const page of pages) {
          const twin = twinOf(await readFile(join(root, page), 'utf8'), linkFrom(page));
          if (!twin) continue;
          const path = join(root, twin.address.slice(withBase('/', base).length));
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, twin.markdown);
          twins.push({ ...twin, address: linkFrom('')(twin.address) });
        }
        if (twins.length === 0) throw new Error('Markdown 판을 가진 페이지가 없습니다.');
        const address = (path: string) => linkFrom('')(withBase(path, base));
        const others = { full: address('/llms-full.txt'), manifests: address('/manifests.zip') };
        await writeFile(join(root, 'llms.txt'), llmsTxt(book, twins, others));
        await writeFile(join(root, 'llms-full.txt'), llmsFullTxt(twins, book.parts));
        logger.info(`${twins.length} pages as Markdown`);
      },
    },
  };
}
