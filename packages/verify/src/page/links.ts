import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { Site } from './site.ts';
import type { Link, Page } from './types.ts';

/** Anchors of a page: its headings, and the `id` of every element. `_top` is Starlight's. */
function anchorsOf(page: Page): Set<string> {
  const ids = page.components.flatMap(({ attributes }) => {
    const id = attributes.get('id')?.value;
    return typeof id === 'string' ? [id] : [];
  });
  return new Set([...page.headings.map(({ slug }) => slug), ...ids, '_top']);
}

/** The address below the site's base, without slash at either end; undefined when it is not the site's. */
function addressOf(url: URL, base: string): string {
  const path = decodeURI(url.pathname);
  const inside = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
  return inside.replace(/^\/+/, '');
}

const ORIGIN = 'https://site.invalid';

function isOutside(url: string, site: Site): boolean {
  if (site.origin !== undefined && url.startsWith(`${site.origin.replace(/\/$/, '')}/`)) return false;
  return /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(url);
}

/** Checks that the links within the site lead somewhere, and that images say what they show. */
export function checkLinks(page: Page, pages: ReadonlyMap<string, Page>, site: Site): Diagnostic[] {
  const base = (site.base ?? '/').replace(/\/*$/, '/');
  const here = new URL(`${base}${page.slug === '' ? '' : `${page.slug}/`}`, ORIGIN);

  const checkTarget = ({ url, range }: Link): Diagnostic[] => {
    const at = { file: page.file, range };
    let target: URL;
    try {
      target = new URL(site.origin ? url.replace(site.origin, '') : url, here);
      decodeURI(target.pathname + target.hash);
    } catch {
      return [diagnose('page-broken-link', at, { url, suggestion: '' })];
    }
    const address = addressOf(target, base);
    if (address === 'manifests.zip' && site.manifests.size > 0) return [];
    if (address.startsWith('manifests/') && site.manifests.has(address.slice('manifests/'.length))) return [];
    if (site.routes?.has(address) || site.routes?.has(address.replace(/\/$/, ''))) return [];
    const found = pages.get(address.replace(/\/$/, ''));
    if (!found) {
      const near = nearest(address.replace(/\/$/, '').split('/').at(-1) ?? '', pages.keys());
      return [diagnose('page-broken-link', at, { url, suggestion: near === undefined ? '' : `/${near}/` })];
    }
    const anchor = decodeURIComponent(target.hash.slice(1));
    const anchors = anchorsOf(found);
    if (anchor === '' || anchors.has(anchor)) return [];
    const near = nearest(anchor, anchors);
    return [diagnose('page-broken-anchor', at, { url, suggestions: near === undefined ? [] : [`#${near}`] })];
  };

  return page.links.flatMap((link) => {
    if (link.kind === 'image') {
      return link.text.trim() === ''
        ? [diagnose('page-image-alt', { file: page.file, range: link.range }, { url: link.url })]
        : [];
    }
    return isOutside(link.url, site) ? [] : checkTarget(link);
  });
}
