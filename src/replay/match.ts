import type { Bindings } from './bindings.ts';
import type { LinePattern, Pair } from './line.ts';

/** Which actual line an expected line stands for; `…` lines stand for none. */
export type Assignment = readonly {
  readonly expected: number;
  readonly actual: number;
  readonly pairs: readonly Pair[];
}[];

/** Guards against a page that makes the search explode; far above what a page needs. */
const MOST_STEPS = 50_000;

interface Choice {
  readonly expected: number;
  readonly actual: number;
  readonly pairs: readonly Pair[];
}

/**
 * Finds which actual line each expected line stands for, so that everything fits: the lines in order (or in any, when
 * `unordered`), `…` for the rest, values one-to-one. Binds the values when it finds a way.
 *
 * @returns the assignment; undefined when there is none, and then nothing is bound.
 */
export function matchOutput(
  expected: readonly LinePattern[],
  actual: readonly string[],
  bindings: Bindings,
  unordered: boolean,
): Assignment | undefined {
  const table = expected.map((pattern) =>
    actual.map((line) => (pattern.anyLines ? undefined : pattern.match(line))),
  );
  const chosen: Choice[] = [];
  let steps = 0;

  const take = (row: number, column: number, next: () => boolean): boolean => {
    const pairs = table[row]?.[column];
    if (!pairs || steps++ > MOST_STEPS || !bindings.fits(pairs)) return false;
    return bindings.attempt(() => {
      bindings.add(pairs);
      chosen.push({ expected: row, actual: column, pairs });
      if (next()) return true;
      chosen.pop();
      return false;
    });
  };

  const inOrder = (row: number, column: number): boolean => {
    const pattern = expected[row];
    if (!pattern) return column === actual.length;
    if (!pattern.anyLines) return take(row, column, () => inOrder(row + 1, column + 1));
    for (let skip = column; skip <= actual.length; skip++) if (inOrder(row + 1, skip)) return true;
    return false;
  };

  const free = expected.some(({ anyLines }) => anyLines);
  const used = new Set<number>();
  const inAnyOrder = (row: number): boolean => {
    if (row === expected.length) return free || used.size === actual.length;
    if (expected[row]?.anyLines) return inAnyOrder(row + 1);
    for (let column = 0; column < actual.length; column++) {
      if (used.has(column)) continue;
      used.add(column);
      if (take(row, column, () => inAnyOrder(row + 1))) return true;
      used.delete(column);
    }
    return false;
  };

  return (unordered ? inAnyOrder(0) : inOrder(0, 0)) ? chosen : undefined;
}

/** A stretch of expected lines that became a stretch of actual lines. Equal lengths of one are aligned lines. */
export interface Hunk {
  readonly same: boolean;
  /** First expected line and count. */
  readonly expected: readonly [start: number, count: number];
  readonly actual: readonly [start: number, count: number];
}

/**
 * Aligns lines that do not all fit, by the fewest lines dropped and added; values are not bound, only shapes compared.
 * `…` swallows what it may.
 */
export function alignOutput(expected: readonly LinePattern[], actual: readonly string[]): Hunk[] {
  const [rows, columns] = [expected.length, actual.length];
  const cost = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const fits = expected.map((pattern) =>
    actual.map((line) => !pattern.anyLines && pattern.match(line) !== undefined),
  );
  for (let row = rows; row >= 0; row--) {
    for (let column = columns; column >= 0; column--) {
      if (row === rows && column === columns) continue;
      const any = expected[row]?.anyLines === true;
      const skip = row < rows ? (cost[row + 1]?.[column] ?? 0) + (any ? 0 : 1) : Number.POSITIVE_INFINITY;
      const add =
        column < columns ? (cost[row]?.[column + 1] ?? 0) + (any ? 0 : 1) : Number.POSITIVE_INFINITY;
      const pairing = fits[row]?.[column] ? 0 : any ? Number.POSITIVE_INFINITY : 1;
      const both =
        row < rows && column < columns
          ? (cost[row + 1]?.[column + 1] ?? 0) + pairing
          : Number.POSITIVE_INFINITY;
      cost[row]![column] = Math.min(skip, add, both);
    }
  }
  const hunks: Hunk[] = [];
  let [row, column] = [0, 0];
  const push = (same: boolean, down: number, right: number): void => {
    const last = hunks.at(-1);
    if (last && last.same === same && !same) {
      hunks[hunks.length - 1] = {
        same,
        expected: [last.expected[0], last.expected[1] + down],
        actual: [last.actual[0], last.actual[1] + right],
      };
    } else hunks.push({ same, expected: [row, down], actual: [column, right] });
    row += down;
    column += right;
  };
  while (row < rows || column < columns) {
    const here = cost[row]?.[column] ?? 0;
    const any = expected[row]?.anyLines === true;
    const across = row < rows && column < columns ? (cost[row + 1]?.[column + 1] ?? 0) : Number.NaN;
    const down = row < rows ? (cost[row + 1]?.[column] ?? 0) : Number.NaN;
    if (fits[row]?.[column] && here === across) push(true, 1, 1);
    else if (!any && here === across + 1) push(false, 1, 1);
    else if (any && here === down) push(true, 1, 0);
    else if (any) push(true, 0, 1);
    else if (here === down + 1) push(false, 1, 0);
    else push(false, 0, 1);
  }
  return hunks;
}
