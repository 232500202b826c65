import { copy, isObject, type Json, same } from '../json.ts';
import { mergeKey } from './merge-keys.ts';

/** A patch that does not fit what it is applied to. */
export class PatchError extends Error {}

/** RFC 7386. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isObject(patch)) return copy(patch);
  const result: Json = isObject(target) ? copy(target) : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/**
 * Kubernetes' strategic merge patch: lists of objects with a merge key are merged by it, `$patch: delete|replace`,
 * `$deleteFromPrimitiveList/…`, `$setElementOrder/…` and `$retainKeys` are directives.
 */
export function strategicPatch(target: Json, patch: Json, kind: string, path: readonly string[] = []): Json {
  if (!isObject(patch)) return copy(patch);
  if (patch['$patch'] === 'replace') {
    const { $patch: _, ...rest } = patch;
    return copy(rest);
  }
  if (patch['$patch'] === 'delete') return {};
  const result: Json = isObject(target) ? copy(target) : {};
  const retained = patch['$retainKeys'] as string[] | undefined;
  if (retained) for (const key of Object.keys(result)) if (!retained.includes(key)) delete result[key];
  for (const [key, value] of Object.entries(patch)) {
    if (key === '$retainKeys' || key === '$patch' || key.startsWith('$setElementOrder/')) continue;
    if (key.startsWith('$deleteFromPrimitiveList/')) {
      const name = key.slice('$deleteFromPrimitiveList/'.length);
      result[name] = (result[name] ?? []).filter((item: Json) => !value.includes(item));
      continue;
    }
    const here = [...path, key];
    if (value === null) delete result[key];
    else if (Array.isArray(value)) {
      result[key] = mergeList(result[key], value, kind, here, patch[`$setElementOrder/${key}`]);
    } else result[key] = strategicPatch(result[key], value, kind, here);
  }
  for (const [key, order] of Object.entries(patch)) {
    if (!key.startsWith('$setElementOrder/')) continue;
    const name = key.slice('$setElementOrder/'.length);
    if (Array.isArray(result[name]) && !(name in patch)) {
      result[name] = inOrder(result[name], order, mergeKey(kind, [...path, name]), result[name]);
    }
  }
  return result;
}

function mergeList(target: Json, patch: Json[], kind: string, path: readonly string[], order: Json): Json[] {
  const by = mergeKey(kind, path);
  if (by === undefined) return copy(patch);
  const items: Json[] = Array.isArray(target) ? copy(target) : [];
  if (by === '') {
    for (const value of patch) if (!items.some((item) => same(item, value))) items.push(copy(value));
    return order ? inOrder(items, order, by, Array.isArray(target) ? target : []) : items;
  }
  let result = items;
  if (patch.some((item) => item?.['$patch'] === 'replace')) {
    return copy(patch.filter((item) => item?.['$patch'] !== 'replace'));
  }
  for (const item of patch) {
    const index = result.findIndex((existing) => same(existing?.[by], item?.[by]));
    if (item?.['$patch'] === 'delete') result = result.filter((_, at) => at !== index);
    else if (index < 0) result.push(strategicPatch({}, item, kind, path));
    else result[index] = strategicPatch(result[index], item, kind, path);
  }
  return order ? inOrder(result, order, by, Array.isArray(target) ? target : []) : result;
}

/**
 * Elements named by the directive in its order; between them the others, each before the first that stood behind it:
 * `mergeSortedSlice` of apimachinery.
 */
function inOrder(items: Json[], order: Json[], by: string | undefined, before: Json[]): Json[] {
  // The directive holds values, or objects with nothing but the key.
  const idOf = (item: Json) => JSON.stringify(by && isObject(item) ? item[by] : item);
  const wanted = order.map(idOf);
  const stood = before.map(idOf);
  const named = items.filter((item) => wanted.includes(idOf(item)));
  named.sort((left, right) => wanted.indexOf(idOf(left)) - wanted.indexOf(idOf(right)));
  const others = items.filter((item) => !wanted.includes(idOf(item)));
  const result: Json[] = [];
  while (named.length > 0 && others.length > 0) {
    const [left, right] = [stood.indexOf(idOf(others[0])), stood.indexOf(idOf(named[0]))];
    result.push((left >= 0 && right >= 0 && left < right ? others : named).shift() as Json);
  }
  return [...result, ...named, ...others];
}

/**
 * RFC 6902.
 *
 * @throws {PatchError} for an operation that cannot be done, in the words of the library that the API server uses.
 */
export function jsonPatch(target: Json, operations: Json): Json {
  if (!Array.isArray(operations))
    throw new PatchError(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  let result = copy(target);
  for (const operation of operations) {
    const steps = pointer(operation.path);
    if (steps.length === 0) {
      if (operation.op === 'test' && !same(result, operation.value)) throw testFailed(operation.path);
      if (operation.op === 'add' || operation.op === 'replace') result = copy(operation.value);
      continue;
    }
    apply(result, operation, steps);
  }
  return result;
}

function testFailed(path: string): PatchError {
  return new PatchError(`testing value ${path} failed: test failed`);
}

function pointer(path: unknown): string[] {
  return String(path ?? '')
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function apply(root: Json, operation: Json, steps: readonly string[]): void {
  const path = String(operation.path);
  const last = steps.at(-1) as string;
  let parent: Json = root;
  for (const step of steps.slice(0, -1)) {
    parent = parent?.[step];
    if (typeof parent !== 'object' || parent === null) {
      throw new PatchError(
        `${operation.op} operation does not apply: doc is missing path: "${path}": missing value`,
      );
    }
  }
  const missing = () =>
    new PatchError(`${operation.op} operation does not apply: doc is missing key: ${path}: missing value`);
  switch (operation.op) {
    case 'add':
      if (!Array.isArray(parent)) parent[last] = copy(operation.value);
      else parent.splice(last === '-' ? parent.length : Number(last), 0, copy(operation.value));
      return;
    case 'replace':
      if (parent[last] === undefined) throw missing();
      parent[last] = copy(operation.value);
      return;
    case 'remove':
      if (parent[last] === undefined) {
        throw new PatchError(
          `remove operation does not apply: doc is missing path: "${path}": missing value`,
        );
      }
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
      return;
    case 'test':
      if (!same(parent[last], operation.value)) throw testFailed(path);
      return;
    case 'copy':
    case 'move': {
      const from = pointer(operation.from);
      let value: Json = root;
      for (const step of from) value = value?.[step];
      if (value === undefined) throw missing();
      if (operation.op === 'move') apply(root, { op: 'remove', path: operation.from }, from);
      apply(root, { op: 'add', path, value }, steps);
      return;
    }
    default:
      throw new PatchError(`Unexpected kind: ${operation.op}`);
  }
}
