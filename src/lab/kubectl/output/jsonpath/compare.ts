import type { Json } from '../../../cluster/json.ts';
import { byBytes } from '../../format/labels.ts';
import { JsonPathError } from './parser.ts';

/** Kinds of values that filters can compare; numbers with and without a fraction are different kinds. */
function kindOf(value: Json, float: boolean): string {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (typeof value === 'number') return float || !Number.isInteger(value) ? 'float' : 'int';
  throw new JsonPathError('invalid type for comparison');
}

/**
 * @param float whether the right side was written with a point.
 * @throws {JsonPathError} for what Go's templates cannot compare.
 */
export function compare(operator: string, left: Json, right: Json, float: boolean): boolean {
  const test = tests[operator];
  if (!test) throw new JsonPathError(`unrecognized filter operator ${operator}`);
  const kind = kindOf(left, false);
  if (kind !== kindOf(right, float)) throw new JsonPathError('incompatible types for comparison');
  if (kind === 'boolean' && operator !== '==' && operator !== '!=') {
    throw new JsonPathError('invalid type for comparison');
  }
  return test(kind === 'string' ? byBytes(left, right) : Number(left) - Number(right));
}

const tests: Readonly<Record<string, (difference: number) => boolean>> = {
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '==': (difference) => difference === 0,
  '!=': (difference) => difference !== 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};
