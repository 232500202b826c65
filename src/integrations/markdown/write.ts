import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withBase } from '../../utils/base-path.ts';
import { hasMarkdown, markdownPath, trimSlashes } from '../../utils/markdown-path.ts';
import { type Book, llmsFullTxt, llmsTxt } from './llms.ts';
import type { Link, Twin } from './twin.ts';

/** A site whose pages are written as Markdown. */
export interface Site {
  /** Its folder. */
  readonly root: string;
  readonly base: string;
  /** Where it is published, when that is known. */
  readonly origin: string | undefined;
  readonly book: Book;
  /** Addresses of all its pages below the base, without slashes at their ends. */
  readonly pages: ReadonlySet<string>;
}

/**
 * How links of the Markdown versions read: to other Markdown versions, with the origin where it is known.
 * @param from Address of the page that holds the link, below the base.
 */
export function linkFrom(from: string, { pages, base, origin }: Site): Link {
  const root = withBase('/', base);
  return (href) => {
    const { origin: to, pathname, hash } = new URL(href, `http://site${root}${from}`);
    if (to !== 'http://site' || href.startsWith('#')) return href;
    const below = trimSlashes(decodeURI(pathname).slice(root.length));
    const hasTwin = pages.has(below) && hasMarkdown(below);
    const path = (hasTwin ? withBase(markdownPath(below), base) : pathname) + decodeURI(hash);
    return origin ? new URL(origin).origin + path : path;
  };
}

/**
 * Writes the Markdown versions beside their pages, and lists them in `llms.txt` (https://llmstxt.org); `llms-full.txt`
 * holds all of them.
 * @throws {Error} when there is none.
 */
export async function writeTwins(twins: readonly Twin[], site: Site): Promise<void> {
  const { root, base, book } = site;
  if (twins.length === 0) throw new Error('Markdown 판을 가진 페이지가 없습니다.');
  for (const { address, markdown } of twins) {
    const file = join(root, address.slice(withBase('/', base).length));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, markdown);
  }
  const absolute = linkFrom('', site);
  const address = (path: string) => absolute(withBase(path, base));
  const others = { full: address('/llms-full.txt'), manifests: address('/manifests.zip') };
  const listed = twins.map((twin) => ({ ...twin, address: absolute(twin.address) }));
  await writeFile(join(root, 'llms.txt'), llmsTxt(book, listed, others));
  await writeFile(join(root, 'llms-full.txt'), llmsFullTxt(listed, book.parts));
}
