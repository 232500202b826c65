import { isObject, type Json, same } from '../../cluster/json.ts';
import { mergeKey } from '../../cluster/server/merge-keys.ts';

/** Maps whose patches name the keys that stay: the API's `patchStrategy=retainKeys`. */
const RETAIN = ['spec.strategy', 'spec.updateStrategy', 'spec.volumes'];

type Map = Record<string, Json>;

/**
 * The strategic merge patch that turns `current` into what `modified` says, leaving alone what neither `original` nor
 * `modified` speaks of: apimachinery's `CreateThreeWayMergePatch`.
 *
 * @param original what was applied before; `{}` when nothing was.
 */
export function threeWayPatch(original: Json, modified: Json, current: Json, kind: string): Map {
  return diff(original, modified, current, kind, []);
}

function diff(original: Json, modified: Json, current: Json, kind: string, path: readonly string[]): Map {
  const patch: Map = {};
  const before: Map = isObject(original) ? original : {};
  for (const key of Object.keys(modified)) {
    const wanted = modified[key];
    const there = current[key];
    const here = [...path, key];
    if (there === undefined || typeOf(there) !== typeOf(wanted)) patch[key] = wanted;
    else if (isObject(wanted)) {
      const inner = diff(before[key], wanted, there, kind, here);
      if (Object.keys(inner).length > 0) patch[key] = retaining(inner, wanted, here);
    } else if (Array.isArray(wanted)) {
      Object.assign(patch, lists(key, before[key], wanted, there, kind, here));
    } else if (wanted !== there) patch[key] = wanted;
  }
  for (const key of Object.keys(before)) if (!(key in modified)) patch[key] = null;
  return patch;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function retaining(patch: Map, modified: Map, path: readonly string[]): Map {
  if (!RETAIN.some((suffix) => path.join('.').endsWith(suffix))) return patch;
  return { ...patch, $retainKeys: Object.keys(modified).sort() };
}

function lists(
  key: string,
  original: Json,
  modified: Json[],
  current: Json[],
  kind: string,
  path: readonly string[],
): Map {
  const by = mergeKey(kind, path);
  const before: Json[] = Array.isArray(original) ? original : [];
  if (by === undefined) return same(modified, current) ? {} : { [key]: modified };
  if (by === '') return plainList(key, before, modified, current);
  const order = `$setElementOrder/${key}`;
  const changes: Json[] = [];
  for (const item of modified) {
    const there = current.find((other) => same(other?.[by], item?.[by]));
    const was = before.find((other) => same(other?.[by], item?.[by]));
    if (there === undefined) changes.push(item);
    else {
      const inner = diff(was, item, there, kind, path);
      if (Object.keys(inner).length > 0) changes.push({ ...retaining(inner, item, path), [by]: item[by] });
    }
  }
  const gone = before.filter((item) => !modified.some((other) => same(other?.[by], item?.[by])));
  const patches = [...changes, ...gone.map((item) => ({ $patch: 'delete', [by]: item[by] }))];
  const kept = current.filter((item) => modified.some((other) => same(other?.[by], item?.[by])));
  const moved = kept.some((item, at) => !same(item?.[by], modified[at]?.[by])) && kept.length > 0;
  if (patches.length === 0 && !moved) return {};
  return {
    ...(current.length > 0 && { [order]: modified.map((item) => ({ [by]: item[by] })) }),
    ...(patches.length > 0 && { [key]: patches }),
  };
}

function plainList(key: string, before: Json[], modified: Json[], current: Json[]): Map {
  const added = modified.filter((item) => !current.some((other) => same(other, item)));
  const gone = before.filter((item) => !modified.some((other) => same(other, item)));
  if (added.length === 0 && gone.length === 0) return {};
  return {
    [`$setElementOrder/${key}`]: modified,
    ...(gone.length > 0 && { [`$deleteFromPrimitiveList/${key}`]: gone }),
    ...(added.length > 0 && { [key]: added }),
  };
}
