import type { Json } from '../cluster/json.ts';
import { Failure } from './errors.ts';

/** `x.y`, `.x.y`, `{x.y}` and `{.x.y}` are the same: kubectl's `RelaxedJSONPathExpression`. @throws {Failure} */
export function relaxedJsonPath(expression: string): string {
  if (expression === '') return '';
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(expression);
  if (!match) {
    throw new Failure(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  }
  return `{.${match[1] ?? match[2]}}`;
}

/** The values that a path leads to. */
export function findJsonPath(path: string): (object: Json) => readonly (readonly Json[])[] {
  const steps = path.replace(/^\{\.|\}$/g, '').split(/\.|(?=\[)/);
  return (object) => {
    let values: Json[] = [object];
    for (const step of steps) {
      const key = step.replace(/^\[|\]$/g, '').replace(/^['"]|['"]$/g, '');
      values = values.flatMap((value) => {
        if (value === null || typeof value !== 'object') return [];
        if (key === '*') return Object.values(value);
        return value[key] === undefined ? [] : [value[key]];
      });
    }
    return values.length === 0 ? [] : [values];
  };
}
