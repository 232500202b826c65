import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

/** Where a chapter stands in the book that is one page. */
export interface BookPlace {
  /** The chapter's slug; what it is called in the book. */
  readonly slug: string;
  /** What readers call the chapter; tells regions of the same name apart. */
  readonly name: string;
  /** Slugs of all chapters of the book. */
  readonly slugs: ReadonlySet<string>;
  /** The site's base path. */
  readonly base: string;
}

/** The id that an element of a chapter has in the book. */
const idIn = (slug: string, id: string): string => `${slug}--${id}`;

/** The id of the title of a chapter in the book. */
export const titleId = (slug: string): string => idIn(slug, 'title');

/** Attributes that name other elements, as hast calls them. */
const REFERENCES = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'htmlFor'];
/** What a page of paper cannot do. */
const IDLE = ['sl-anchor-link', 'tool', 'manifest-tools'];

const isElement = (node: ElementContent): node is Element => node.type === 'element';

function names({ properties: { className } }: Element): readonly unknown[] {
  return Array.isArray(className) ? className : [];
}

/** Where a link leads in the book: to the chapter that it means, or where it always led. */
function bookLink(href: string, { slug, slugs, base }: BookPlace): string {
  if (href.startsWith('#')) return `#${idIn(slug, href.slice(1))}`;
  const root = base.endsWith('/') ? base : `${base}/`;
  const { origin, pathname, hash } = new URL(href, `http://site${root}${slug}/`);
  const chapter = pathname.startsWith(root) ? pathname.slice(root.length).replace(/\/$/, '') : '';
  if (origin !== 'http://site') return href;
  if (!slugs.has(chapter)) return pathname + hash;
  return hash === '' ? `#${chapter}` : `#${idIn(chapter, decodeURIComponent(hash.slice(1)))}`;
}

/** Tabs that lie on each other become parts that follow each other, each under its name. */
function unfoldTabs(tabs: Element): Element {
  const byRole = (node: Element, role: string): Element[] => [
    ...(node.properties['role'] === role ? [node] : []),
    ...node.children.filter(isElement).flatMap((child) => byRole(child, role)),
  ];
  const labels = byRole(tabs, 'tab').map(({ children }) => children);
  const parts = byRole(tabs, 'tabpanel').map(({ children }, index) =>
    h('div', { class: 'book-tab' }, [h('p', [h('strong', labels[index] ?? [])]), ...children]),
  );
  return h('div', { class: 'book-tabs' }, parts);
}

const isRegion = ({ tagName }: Element): boolean => tagName === 'section' || tagName === 'aside';

/** Every chapter has its goals: their region is called by the chapter, too. */
function tellApart(properties: Element['properties'], { slug, name }: BookPlace): void {
  const { ariaLabel, ariaLabelledBy } = properties;
  if (Array.isArray(ariaLabelledBy)) properties['ariaLabelledBy'] = [...ariaLabelledBy, titleId(slug)];
  else if (typeof ariaLabel === 'string') properties['ariaLabel'] = `${ariaLabel} (${name})`;
}

function place(element: Element, where: BookPlace): void {
  const { properties } = element;
  if (typeof properties['id'] === 'string') properties['id'] = idIn(where.slug, properties['id']);
  for (const name of REFERENCES) {
    const ids = properties[name];
    if (ids === undefined || ids === null) continue;
    properties[name] = [ids].flat().map((id) => idIn(where.slug, String(id)));
  }
  if (isRegion(element)) tellApart(properties, where);
  if (typeof properties['href'] === 'string') properties['href'] = bookLink(properties['href'], where);
  const [, level] = /^h([2-5])$/.exec(element.tagName) ?? [];
  if (level) element.tagName = `h${Number(level) + 1}`;
  if (element.tagName === 'details') {
    properties['open'] = true;
    // Of several that share a name only one would stay open.
    delete properties['name'];
  }
  // What the reader answers counts in the chapter.
  delete properties['dataQuiz'];
}

function rewrite(parent: Root | Element, where: BookPlace): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    if (names(child).some((name) => IDLE.includes(String(name))) || child.tagName === 'script') return [];
    const node = child.tagName === 'starlight-tabs' ? unfoldTabs(child) : child;
    place(node, where);
    rewrite(node, where);
    return [node];
  });
}

/**
 * The HTML of a chapter as a part of the book: its headings one level lower, its ids unlike those of other chapters,
 * links between chapters leading to their place in the book, and everything open that can be.
 * @param html What the chapter renders to, without its title.
 */
export function bookHtml(html: string, where: BookPlace): string {
  const tree = fromHtml(html, { fragment: true });
  rewrite(tree, where);
  return toHtml(tree);
}
