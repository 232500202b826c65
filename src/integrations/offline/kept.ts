import { createHash } from 'node:crypto';

/** A file that is kept for reading offline, as Workbox wants to know it. */
export interface KeptFile {
  /** Relative to the worker, which lies at the site's root. */
  readonly url: string;
  /** Changes with the content; `null` where the name does. */
  readonly revision: string | null;
  /** A file that is not the one of this build is refused, so that two builds are never mixed. */
  readonly integrity: string;
}

/** Parts of Pagefind that its search does not load: its ready-made user interfaces. */
const UNUSED = /^pagefind\/(?:pagefind-(?:component-ui|modular-ui|ui|highlight)\.)/;
const KEPT = /\.html$|^_astro\/|^pagefind\/|^manifests\/|^run\/|^manifests\.zip$|^favicon\.svg$/;
/** The API server weighs as much as everything else together, and only the playground asks it, when the reader does. */
const HEAVY = /^_astro\/kube-apiserver\.wasm/;
const APART = /^(?:print|diagnostics\/[^/]+)\/index\.html$/;
/** Names that hold a hash of the content. */
const HASHED = /^_astro\//;

/**
 * The reader who goes offline keeps this file: pages, what they load, what running their commands needs, manifests and
 * the search. The book to print repeats all pages; pages of single diagnostics are for those who run the checks.
 * @param path Below the root of the site.
 */
export const isKept = (path: string): boolean =>
  KEPT.test(path) && !UNUSED.test(path) && !APART.test(path) && !HEAVY.test(path);

/** Describes a file to keep. */
export function keptFile(path: string, content: Uint8Array): KeptFile {
  const digest = createHash('sha384').update(content).digest('base64');
  return {
    url: path.split('/').map(encodeURIComponent).join('/'),
    revision: HASHED.test(path) ? null : digest.slice(0, 16),
    integrity: `sha384-${digest}`,
  };
}

const SIZE = 'data-offline-size="0"';

/** Writes into a page how much would be kept, in megabytes with one decimal. A page that does not ask stays as it is. */
export function withSize(html: string, bytes: number): string {
  return html.replace(SIZE, `data-offline-size="${(bytes / 1_000_000).toFixed(1)}"`);
}
