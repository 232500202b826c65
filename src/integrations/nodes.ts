import type { Element, Nodes } from 'hast';

/** Every element of a tree that passes, in the order of the document. */
export function elements(node: Nodes, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const visit = (each: Nodes): void => {
    if (each.type === 'element' && test(each)) found.push(each);
    if ('children' in each) for (const child of each.children) visit(child);
  };
  visit(node);
  return found;
}

/** The element is one of these tags. */
export const tagged =
  (...names: readonly string[]) =>
  ({ tagName }: Element): boolean =>
    names.includes(tagName);

/** The element has this class. */
export const classed =
  (name: string) =>
  ({ properties: { className } }: Element): boolean =>
    Array.isArray(className) && className.includes(name);

/** The text of a node as it stands in the source. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
