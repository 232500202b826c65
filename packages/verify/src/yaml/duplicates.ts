import { keyText, type MapNode, type Node, type Path } from './node.ts';

/** A key that a map has already. */
export interface Duplicate {
  readonly key: string;
  readonly path: Path;
  readonly first: Node;
  readonly again: Node;
}

/** Finds every key that is written twice in one map, in the order of the text. */
export function findDuplicates(root: Node): Duplicate[] {
  const found: Duplicate[] = [];
  const visitMap = (map: MapNode, path: Path): void => {
    const seen = new Map<string, Node>();
    for (const { key, value, merge } of map.entries) {
      const name = keyText(key);
      if (name === undefined || merge) continue;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, key);
      else found.push({ key: name, path: [...path, name], first, again: key });
      visit(value, [...path, name]);
    }
  };
  const visit = (node: Node, path: Path): void => {
    if (node.kind === 'map') visitMap(node, path);
    else if (node.kind === 'list') node.items.forEach((item, index) => void visit(item, [...path, index]));
  };
  visit(root, []);
  return found;
}

/** Whether a key at the top shows that another object begins there without a `---` before it. */
export function beginsObject(duplicate: Duplicate): boolean {
  return duplicate.path.length === 1 && (duplicate.key === 'apiVersion' || duplicate.key === 'kind');
}
