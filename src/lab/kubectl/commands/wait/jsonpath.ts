import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import { jsonPath, OutputError, parseJsonPath, relaxedPath } from '../../output/index.ts';

/** `PATH=VALUE` or `PATH`: kubectl's `processJSONPathInput`, where `==` inside of the path is no separator. */
function split(input: string): readonly string[] {
  return input
    .replaceAll('==', '\u0000')
    .split('=')
    .map((part) => part.replaceAll('\u0000', '=='));
}

/** @throws {Failure} for an expression that kubectl does not take. */
export function jsonPathCondition(input: string): (object: KubeObject) => boolean {
  const parts = split(input);
  if (parts.length > 2) {
    throw new Failure(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  }
  const [expression = '', value] = parts;
  const path = relaxed(expression);
  if (path === '') throw new Failure('jsonpath expression cannot be empty');
  const wanted = value?.replace(/^['"]+|['"]+$/g, '');
  if (wanted === '') {
    throw new Failure(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  }
  const compiled = jsonPath(parseJsonPath(path), true);
  return (object) => {
    const results = compiled.find(object);
    const [first] = results;
    if (first === undefined || first.length === 0) return false;
    if (results.length > 1) throw new Failure('given jsonpath expression matches more than one list');
    if (first.length > 1) throw new Failure('given jsonpath expression matches more than one value');
    if (wanted === undefined) return true;
    return String(plain(first[0])).trim() === wanted.trim();
  };
}

/** @throws {Failure} for what is no path. */
function relaxed(expression: string): string {
  try {
    return relaxedPath(expression);
  } catch (error) {
    throw error instanceof OutputError ? new Failure(error.message) : error;
  }
}

function plain(value: Json): Json {
  if (typeof value === 'object' && value !== null) {
    throw new Failure('jsonpath leads to a nested object or list which is not supported');
  }
  return value ?? '<nil>';
}
