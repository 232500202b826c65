import type { LinePattern, Pair } from './line.ts';
import { type Assignment, alignOutput, type Hunk } from './match.ts';

/** How far apart a step's output on the page and a cluster's are: lines that pair up, and stretches that do not. */
export interface Comparison {
  readonly pairs: readonly {
    readonly expected: number;
    readonly actual: number;
    readonly pairs: readonly Pair[];
  }[];
  readonly hunks: readonly Hunk[];
}

/** Compares in order, by the fewest changed lines. */
function compareOrdered(expected: readonly LinePattern[], actual: readonly string[]): Comparison {
  const hunks = alignOutput(expected, actual);
  const pairs = hunks.flatMap(({ same, expected: [row, down], actual: [column, right] }) => {
    const found = same && down === 1 && right === 1 ? expected[row]?.match(actual[column] ?? '') : undefined;
    return found ? [{ expected: row, actual: column, pairs: found }] : [];
  });
  return { pairs, hunks: hunks.filter(({ same }) => !same) };
}

/** Compares in any order: each line with the free one whose values agree most with what is known. */
function compareUnordered(
  expected: readonly LinePattern[],
  actual: readonly string[],
  agrees: (pair: Pair) => boolean,
): Comparison {
  const free = new Set(actual.keys());
  const pairs: { expected: number; actual: number; pairs: readonly Pair[] }[] = [];
  const missing: number[] = [];
  const rows = expected.flatMap((pattern, row) => (pattern.anyLines ? [] : [{ pattern, row }]));
  for (const { pattern, row } of rows) {
    const best = [...free]
      .flatMap((column) => {
        const found = pattern.match(actual[column] ?? '');
        return found ? [{ column, found, score: found.filter(agrees).length }] : [];
      })
      .sort((a, b) => b.score - a.score)[0];
    if (best) {
      free.delete(best.column);
      pairs.push({ expected: row, actual: best.column, pairs: best.found });
    } else missing.push(row);
  }
  const extra = expected.some(({ anyLines }) => anyLines) ? [] : [...free];
  const length = Math.max(missing.length, extra.length);
  const hunks = Array.from({ length }, (_, index): Hunk => {
    const [row, column] = [missing[index], extra[index]];
    return {
      same: false,
      expected: [row ?? expected.length, row === undefined ? 0 : 1],
      actual: [column ?? actual.length, column === undefined ? 0 : 1],
    };
  });
  return { pairs, hunks };
}

/** Compares outputs that do not fit as they are, to say where. */
export function compareOutput(
  expected: readonly LinePattern[],
  actual: readonly string[],
  unordered: boolean,
  agrees: (pair: Pair) => boolean,
): Comparison {
  return unordered ? compareUnordered(expected, actual, agrees) : compareOrdered(expected, actual);
}

/** The comparison of outputs that fit. */
export const fitting = (assignment: Assignment): Comparison => ({ pairs: assignment, hunks: [] });
