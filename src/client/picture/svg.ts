const NAMESPACE = 'http://www.w3.org/2000/svg';

/** An SVG element with attributes. */
export function svg<T extends keyof SVGElementTagNameMap>(
  name: T,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[T] {
  const node = document.createElementNS(NAMESPACE, name);
  set(node, attributes);
  return node;
}

/** Sets only what has changed: an attribute that is written anew is drawn anew. */
export function set(node: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [key, value] of Object.entries(attributes)) {
    const text = String(value);
    if (node.getAttribute(key) !== text) node.setAttribute(key, text);
  }
}

export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
