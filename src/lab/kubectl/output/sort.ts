import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { goSort } from '../format/gosort.ts';
import { goQuote, goType } from '../format/gotext.ts';
import { byBytes } from '../format/labels.ts';
import { parseQuantity } from '../format/quantity.ts';
import { OutputError } from './error.ts';
import { type JsonPath, JsonPathError, jsonPath, parseJsonPath } from './jsonpath/index.ts';
import { relaxedPath } from './relaxed.ts';

/**
 * `--sort-by`: objects in the order of a field. One object alone is in order, whatever the path says.
 *
 * @param path as users write it: `.metadata.name`, `{.spec.type}`.
 * @throws {OutputError | JsonPathError}
 */
export function sortBy(objects: readonly KubeObject[], path: string): KubeObject[] {
  if (objects.length < 2) return [...objects];
  const template = templateOf(path);
  const field: JsonPath = jsonPath(parseJsonPath(template));
  const keyed = objects.map((object) => ({ object, found: field.find(object)[0]?.[0] }));
  if (keyed.every(({ found }) => found === undefined)) {
    throw new OutputError(`couldn't find any field with path ${goQuote(template)} in the list of objects`);
  }
  return goSort(keyed, (left, right) => isLess(left.found, right.found, template)).map(
    ({ object }) => object,
  );
}

/**
 * A table's objects in the order of a field. kubectl keeps quiet about a table that it cannot sort, and shows nothing
 * of it.
 */
export function sortTable(objects: readonly KubeObject[], path: string): KubeObject[] {
  try {
    return sortBy(objects, path);
  } catch (error) {
    if (error instanceof OutputError || error instanceof JsonPathError) return [];
    throw error;
  }
}

function templateOf(path: string): string {
  try {
    return relaxedPath(path);
  } catch {
    return path;
  }
}

function isLess(left: Json, right: Json, template: string): boolean {
  if (left === undefined) return true;
  if (right === undefined) return false;
  if (left === null) return right !== null;
  if (right === null) return false;
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [parseQuantity(left), parseQuantity(right)];
    return a && b ? a.nano < b.nano : byBytes(left, right) < 0;
  }
  const why =
    typeof left === 'string' || typeof left === 'number'
      ? 'unsortable interface: interface'
      : `unsortable type: ${goType(left)}`;
  throw new OutputError(
    `Field ${template} in [][][]reflect.Value is an unsortable type: interface, err: ${why}`,
  );
}
