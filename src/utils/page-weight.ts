import { gzipSync } from 'node:zlib';

/** Bytes of one page before any interaction, after gzip. */
export interface PageWeight {
  readonly page: string;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly image: number;
  /** Everything. */
  readonly total: number;
  /** Everything but the drawn figures. */
  readonly withoutFigures: number;
}

/** The text of a file of the built site, `undefined` when there is none. `path` is relative to its root. */
export type ReadFile = (path: string) => string | undefined;

const SHEET = /<link\b(?=[^>]*\brel="?stylesheet)[^>]*\bhref="?([^"\s>]+)/g;
const SCRIPT = /<script\b[^>]*\bsrc="?([^"\s>]+)/g;
const IMAGE = /<(?:img\b[^>]*\bsrc|link\b(?=[^>]*\brel="?(?:shortcut )?icon)[^>]*\bhref)="?([^"\s>]+\.svg)/g;
const IMPORT = /(?:\bimport|\bfrom)\s*["']([^"']+\.js)["']/g;
const FIGURE = /<figure\b[^>]*\bclass="?fig\b.*?<\/figure>/gs;

const gzip = (text: string): number => gzipSync(text, { level: 9 }).length;
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, url = '']) => url);

class Site {
  readonly #read: ReadFile;
  readonly #base: string;

  constructor(read: ReadFile, base: string) {
    this.#read = read;
    this.#base = base;
  }

  /** Path of a URL that stands in a file of the site. */
  resolve(url: string, from: string): string {
    const { origin, pathname } = new URL(url, `http://site${this.#base}${from}`);
    if (origin !== 'http://site' || !pathname.startsWith(this.#base))
      throw new Error(`${from}: ${url} is not part of the site`);
    return decodeURI(pathname.slice(this.#base.length));
  }

  text(path: string, from: string): string {
    const text = this.#read(path);
    if (text === undefined) throw new Error(`${from}: ${path} does not exist`);
    return text;
  }

  /** Modules with all that they import statically. What they import later costs nothing before it is asked for. */
  modules(paths: readonly string[], from: string, seen = new Set<string>()): Set<string> {
    for (const path of paths) {
      if (seen.has(path)) continue;
      seen.add(path);
      const imported = matches(this.text(path, from), IMPORT).map((url) => this.resolve(url, path));
      this.modules(imported, path, seen);
    }
    return seen;
  }
}

/**
 * Weighs a page of the built site.
 * @param page Path of its HTML file, e.g. `ch-01/index.html`.
 * @param base The base path the site was built with, ending in a slash.
 * @throws Error when the page names a file that is not there, or one of another site.
 */
export function weigh(page: string, read: ReadFile, base = '/'): PageWeight {
  const site = new Site(read, base);
  const html = site.text(page, page);
  const paths = (pattern: RegExp) => new Set(matches(html, pattern).map((url) => site.resolve(url, page)));
  const sum = (files: Iterable<string>) =>
    [...files].reduce((bytes, path) => bytes + gzip(site.text(path, page)), 0);
  const css = sum(paths(SHEET));
  const js = sum(site.modules([...paths(SCRIPT)], page));
  const image = sum(paths(IMAGE));
  const rest = css + js + image;
  return {
    page,
    html: gzip(html),
    css,
    js,
    image,
    total: gzip(html) + rest,
    withoutFigures: gzip(html.replace(FIGURE, '')) + rest,
  };
}
