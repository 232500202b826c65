import type { Element, Nodes } from 'hast';

/** Every element of a tree that passes, in the order of the document. */
export function elements(node: Nodes, test: (element: Element) => boolean): Element[] {
  const inside = 'children' in node ? node.children.flatMap((child) => elements(child, test)) : [];
  return node.type === 'element' && test(node) ? [node, ...inside] : inside;
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
