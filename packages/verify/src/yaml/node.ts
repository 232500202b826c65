import type { Scalar } from './scalar.ts';

interface Spot {
  /** Offsets in the file, `end` exclusive. A value that is not written has none of its own: both are its key's end. */
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Spot {
  readonly kind: 'scalar';
  /** As written, without quotes and escapes. */
  readonly text: string;
  readonly value: Scalar;
  readonly style: 'plain' | 'quoted' | 'block' | 'absent';
}

export interface Entry {
  readonly key: Node;
  readonly value: Node;
  /** `<<`: the value's entries stand in for those that are not written. */
  readonly merge: boolean;
}

export interface MapNode extends Spot {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}

export interface ListNode extends Spot {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

export interface AliasNode extends Spot {
  readonly kind: 'alias';
  readonly name: string;
  /** What the anchor named; undefined when there is no such anchor. */
  readonly target: Node | undefined;
}

/** A YAML value with its place in the file. */
export type Node = ScalarNode | MapNode | ListNode | AliasNode;

/** Steps from a document's root: keys of maps, indexes of lists. */
export type Path = readonly (string | number)[];

/** The node behind aliases; undefined for an alias of nothing or of itself. */
export function resolveAlias(node: Node | undefined): Exclude<Node, AliasNode> | undefined {
  let current = node;
  for (let step = 0; current?.kind === 'alias'; step++) {
    if (step > 100) return undefined;
    current = current.target;
  }
  return current;
}

/** A key as JSON has it: numbers and booleans become text. Undefined for keys that JSON cannot have. */
export function keyText(node: Node): string | undefined {
  const key = resolveAlias(node);
  if (key?.kind !== 'scalar' || key.value === null) return undefined;
  return String(key.value);
}

/** The first alias that names nothing. */
export function findDanglingAlias(node: Node): AliasNode | undefined {
  if (node.kind === 'alias') return node.target === undefined ? node : undefined;
  if (node.kind === 'scalar') return undefined;
  const children = node.kind === 'list' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  for (const child of children) {
    const found = findDanglingAlias(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
