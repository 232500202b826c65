import { type Diagnostic, diagnose } from 'kubernetes-guide-verify';
import type { Pair } from './line.ts';

/** A value of the page, where it stands, and what the cluster printed there. */
export interface Observation extends Pair {
  readonly line: number;
  readonly column: number;
}

/**
 * Checks that the values of a page stand one-to-one for those of a cluster, over the whole chapter. What most places
 * say is taken as right; where as many say the one as the other, both are reported, since either may be the slip.
 */
export function checkConsistency(file: string, seen: readonly Observation[]): Diagnostic[] {
  const groups = new Map<string, Observation[]>();
  for (const each of seen) {
    const key = `${each.kind} ${each.page} ${each.actual}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const ranked = [...groups.values()].sort((a, b) => b.length - a.length);
  const byPage = new Map<string, Observation[]>();
  const byActual = new Map<string, Observation[]>();
  const found: Diagnostic[] = [];

  const report = (places: readonly Observation[], against: readonly Observation[]): void => {
    const other = against[0]!;
    for (const { kind, page, actual, line, column } of places) {
      const at = { file, line, column, endLine: line, endColumn: column + page.length };
      const related = [
        { file, line: other.line, column: other.column, message: `${other.page} = ${other.actual}` },
      ];
      const same = page === other.page && kind === other.kind;
      const diagnostic = same
        ? diagnose(
            'replay-same-value',
            at,
            { value: page, other: other.line, actual, before: other.actual },
            { related },
          )
        : diagnose(
            'replay-different-value',
            at,
            { value: page, other: other.line, written: other.page, actual },
            { related },
          );
      found.push(diagnostic);
    }
  };

  for (const group of ranked) {
    const { kind, page, actual } = group[0]!;
    const [pageKey, actualKey] = [`${kind} ${page}`, `${kind} ${actual}`];
    const blockers = [byPage.get(pageKey), byActual.get(actualKey)].filter((each) => each !== undefined);
    const [blocker] = blockers;
    if (!blocker) {
      byPage.set(pageKey, group);
      byActual.set(actualKey, group);
      continue;
    }
    report(group, blocker);
    for (const each of blockers) if (each.length === group.length) report(each, group);
  }
  const unique = new Map(found.map((each) => [`${each.line}:${each.column} ${each.code}`, each]));
  return [...unique.values()];
}
