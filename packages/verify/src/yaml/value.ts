import { keyText, type MapNode, type Node, resolveAlias } from './node.ts';

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A map as JSON has it, without a prototype. */
export type JsonObject = { readonly [key: string]: Json };

type Seen = Map<Node, Json>;

function mapValue(node: MapNode, seen: Seen): JsonObject {
  const made: { [key: string]: Json } = Object.create(null);
  seen.set(node, made);
  const written = new Set<string>();
  for (const { key, value, merge } of node.entries) {
    if (merge) {
      mergeInto(made, written, value, seen);
      continue;
    }
    const name = keyText(key);
    if (name === undefined) continue;
    written.add(name);
    made[name] = convert(value, seen);
  }
  return made;
}

function mergeInto(made: { [key: string]: Json }, written: Set<string>, node: Node, seen: Seen): void {
  const source = resolveAlias(node);
  const maps = source?.kind === 'list' ? [...source.items].reverse() : [source];
  for (const item of maps) {
    const map = resolveAlias(item);
    if (map?.kind !== 'map') continue;
    for (const [name, value] of Object.entries(convert(map, seen) as JsonObject)) {
      if (!written.has(name)) made[name] = value;
    }
  }
}

function convert(node: Node, seen: Seen): Json {
  const real = resolveAlias(node);
  if (real === undefined) return null;
  if (real.kind === 'scalar') return real.value;
  const known = seen.get(real);
  if (known !== undefined) return known;
  if (real.kind === 'map') return mapValue(real, seen);
  const list: Json[] = [];
  seen.set(real, list);
  for (const item of real.items) list.push(convert(item, seen));
  return list;
}

/**
 * The JSON that kubectl makes of a tree: keys become text, the last of equal keys wins, merge keys are merged in.
 * Aliases of one anchor share one value, so that the size stays that of the text.
 */
export function toJson(node: Node): Json {
  return convert(node, new Map());
}

/** A value as text; nothing for maps and lists, which have none. */
export function plainText(value: Json | undefined): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

/** Whether a value is a map. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
