/** The part of Pagefind's answer that the list shows. Excerpts are escaped HTML with `<mark>` around what was found. */
export interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

const SECTIONS = 3;

function element(tag: string, className: string, html: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.innerHTML = html;
  return node;
}

function link(url: string, title: string, excerpt: string, className: string): HTMLElement {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.className = className;
  const heading = element('span', 'search-title', '');
  heading.textContent = title;
  anchor.append(heading, element('span', 'search-excerpt', excerpt));
  return anchor;
}

/** One page with the sections that matched. A section that is the page itself is not repeated. */
export function resultItem(found: Found): HTMLElement {
  const item = document.createElement('li');
  const sections = found.sub_results
    .filter(({ url, title }) => url !== found.url && title !== found.meta.title)
    .slice(0, SECTIONS);
  item.append(link(found.url, found.meta.title ?? found.url, found.excerpt, 'search-page'));
  item.append(...sections.map(({ url, title, excerpt }) => link(url, title, excerpt, 'search-section')));
  return item;
}
