import { tags } from '../csp/tags.ts';

/** What names the Markdown version of a page, and what describes the page. */
const NAMING = /\s(?:type="text\/markdown"|name="description")/;

/**
 * The part of a page that its Markdown version is made from: the tags of its head that name and describe it, and its
 * `<main>`. What stands around that, as the list of all pages, is the larger half.
 * @param html A whole page.
 * @returns `undefined` for a page that names no Markdown version.
 */
export function twinSource(html: string): string | undefined {
  const head = html.slice(0, html.indexOf('<body'));
  const naming = [...tags(head)].map(({ source }) => source).filter((source) => NAMING.test(source));
  if (!naming.some((source) => source.includes('text/markdown'))) return undefined;
  return `${naming.join('')}${html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'))}</main>`;
}
