import type { Element, Root as Page } from 'hast';
import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import type { Blockquote, Paragraph, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { classed, elements, tagged, textOf } from '../nodes.ts';
import { componentHandlers } from './components.ts';

/** Rewrites the address of a link. */
export type Link = (href: string) => string;

/** A page as Markdown. */
export interface Twin {
  /** Address that the page itself names as its Markdown version. */
  readonly address: string;
  /** With the number of the chapter before it; as Markdown, like the description. */
  readonly title: string;
  readonly description: string;
  /** The whole file, ending in a line break. */
  readonly markdown: string;
}

const handlers = componentHandlers(defaultHandlers);

const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] });

/** Without the line break at the end. */
const written = (tree: Root | Paragraph): string =>
  toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
  }).trimEnd();

function attribute(page: Element[], name: string): string {
  return String(page[0]?.properties[name] ?? '');
}

/** Links become those of the Markdown versions, so that a reader of one finds the next. */
function relink(content: Element, link: Link): void {
  for (const { properties } of elements(content, tagged('a')))
    if (typeof properties['href'] === 'string') properties['href'] = link(properties['href']);
}

/**
 * A built page as Markdown: what its readers see, without what only a browser can do. It is made from the page and not
 * from its source, so that components that compute what they show say the same here.
 * @param page What `twinSource` takes of a page that names a Markdown version; its links are rewritten.
 * @throws {Error} when the page has no content.
 */
export function twinOf(page: Page, link: Link): Twin {
  const alternate = elements(
    page,
    ({ tagName, properties: { type } }) => tagName === 'link' && type === 'text/markdown',
  );
  const address = attribute(alternate, 'href');
  const [content] = elements(page, classed('sl-markdown-content'));
  if (!content) throw new Error(`${address}: 페이지에 본문이 없습니다.`);
  relink(content, link);

  const [heading] = elements(page, tagged('h1'));
  const [number] = elements(page, classed('page-number'));
  const title = [number, heading]
    .map((node) => (node ? textOf(node).trim() : ''))
    .filter(Boolean)
    .join(' ');
  const description = attribute(
    elements(page, ({ tagName, properties: { name } }) => tagName === 'meta' && name === 'description'),
    'content',
  );
  const body = toMdast(content, { handlers });
  const lead: Blockquote = { type: 'blockquote', children: [paragraph(description)] };
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
      ...(description === '' ? [] : [lead]),
      ...(body.type === 'root' ? body.children : []),
    ],
  };
  return {
    address,
    title: written(paragraph(title)),
    description: written(paragraph(description)),
    markdown: `${written(tree)}\n`,
  };
}
