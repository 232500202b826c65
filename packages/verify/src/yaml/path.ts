import { keyText, type Node, type Path, resolveAlias } from './node.ts';

/** Where a path leads: `node` is its value, `key` the key it stands under (of a list's item, the item itself). */
export interface Spot {
  readonly node: Node;
  readonly key: Node;
  /** The path that was found; shorter than the one asked for when it ends in nothing. */
  readonly path: Path;
}

function step(node: Node, part: string | number): { key: Node; node: Node } | undefined {
  const real = resolveAlias(node);
  if (real?.kind === 'list') {
    const item = real.items[Number(part)];
    return item === undefined ? undefined : { key: item, node: item };
  }
  if (real?.kind !== 'map') return undefined;
  const own = real.entries.findLast((entry) => !entry.merge && keyText(entry.key) === String(part));
  if (own !== undefined) return { key: own.key, node: own.value };
  for (const entry of real.entries.filter((candidate) => candidate.merge)) {
    const found = step(entry.value, part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Follows a path as far as it goes. The last of equal keys counts, as for kubectl. */
export function locate(root: Node, path: Path): Spot {
  let spot: Spot = { node: root, key: root, path: [] };
  for (const part of path) {
    const next = step(spot.node, part);
    if (next === undefined) return spot;
    spot = { ...next, path: [...spot.path, part] };
  }
  return spot;
}

/** The value at a path, if it is there. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  const spot = locate(root, path);
  return spot.path.length === path.length ? spot.node : undefined;
}

/** A path as the API server writes it: `spec.ports[0].targetPort`, `metadata.labels[example.com/team]`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${part}]`;
  }
  return text;
}
