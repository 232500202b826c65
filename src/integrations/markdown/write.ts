import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Root } from 'hast';
import { withBase } from '../../utils/base-path.ts';
import { hasMarkdown, markdownPath } from '../../utils/markdown-path.ts';
import { type Book, llmsFullTxt, llmsTxt } from './llms.ts';
import { type Link, type Twin, twinOf } from './twin.ts';

/** A built site whose pages are written as Markdown. */
export interface BuiltSite {
  /** Its folder. */
  readonly root: string;
  readonly base: string;
  /** Where it is published, when that is known. */
  readonly origin: string | undefined;
  readonly book: Book;
}

/** How links of the Markdown versions read: to other Markdown versions, with the origin where it is known. */
function linker(pages: ReadonlySet<string>, base: string, origin: string | undefined) {
  const root = withBase('/', base);
  /** @param from Path of the page that holds the link, below the base. */
  return (from: string): Link =>
    (href) => {
      const { origin: to, pathname, hash } = new URL(href, `http://site${root}${from}`);
      if (to !== 'http://site' || href.startsWith('#')) return href;
      const below = pathname.slice(root.length);
      const hasTwin = pages.has(`${below}index.html`) && hasMarkdown(below);
      const path = (hasTwin ? withBase(markdownPath(below), base) : pathname) + decodeURI(hash);
      return origin ? new URL(origin).origin + path : path;
    };
}

/**
 * Writes beside each page that names a Markdown version that version, and lists them in `llms.txt`
 * (https://llmstxt.org); `llms-full.txt` holds all of them.
 * @param pages Path below the root → page; their links are rewritten.
 * @returns How many pages have one.
 * @throws {Error} when there is none, or a page without content names one.
 */
export async function writeTwins(
  pages: ReadonlyMap<string, Root>,
  { root, base, origin, book }: BuiltSite,
): Promise<number> {
  const linkFrom = linker(new Set(pages.keys()), base, origin);
  const twins: Twin[] = [];
  for (const [path, page] of pages) {
    const twin = twinOf(page, linkFrom(path));
    if (!twin) continue;
    const file = join(root, twin.address.slice(withBase('/', base).length));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, twin.markdown);
    twins.push({ ...twin, address: linkFrom('')(twin.address) });
  }
  if (twins.length === 0) throw new Error('Markdown 판을 가진 페이지가 없습니다.');
  const address = (path: string) => linkFrom('')(withBase(path, base));
  const others = { full: address('/llms-full.txt'), manifests: address('/manifests.zip') };
  await writeFile(join(root, 'llms.txt'), llmsTxt(book, twins, others));
  await writeFile(join(root, 'llms-full.txt'), llmsFullTxt(twins, book.parts));
  return twins.length;
}
