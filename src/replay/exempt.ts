import { type Diagnostic, diagnose } from 'kubernetes-guide-verify';
import type { Chapter } from './chapter.ts';
import type { LinePattern } from './line.ts';
import type { Transcript } from './transcript.ts';

/**
 * The share of a chapter's output lines that may stay open by the author's choice. Lines behind `needs=…` are counted
 * and printed by themselves: a list decides which commands may be marked so (`command-needs-list`).
 */
export const MOST_EXEMPT_PERCENT = 10;

/** A line with `…` in it counts as compared when at least this share of what the cluster printed was. */
const LEAST_SHARE = 2 / 3;

/** How much of a chapter was compared with a cluster. */
export interface Coverage {
  readonly chapter: string;
  readonly steps: number;
  readonly lines: number;
  /** Steps that were not run, and their lines. */
  readonly skippedSteps: number;
  readonly skippedLines: number;
  /** Lines of `…`, and lines of which too little is left beside it. */
  readonly elidedLines: number;
  /** Lines of nothing but times. */
  readonly wildcardLines: number;
}

const inked = (text: string): number => text.replaceAll(/[\s…]/g, '').length;

function isElided(pattern: LinePattern, printed: readonly string[]): boolean {
  if (!pattern.text.includes('…')) return false;
  const line = printed.find((each) => pattern.match(each) !== undefined);
  return pattern.anyLines || line === undefined || inked(pattern.text) < inked(line) * LEAST_SHARE;
}

/** Counts what a comparison left out. Without a recording, every line with `…` counts as left out. */
export function coverageOf({ id, steps }: Chapter, transcript: Transcript | undefined): Coverage {
  const all = steps.map(({ patterns }, index) => ({ patterns, record: transcript?.steps[index] }));
  const skipped = all.filter(({ record }) => record?.skipped !== undefined);
  const run = all.filter(({ record }) => record?.skipped === undefined);
  const linesOf = (some: typeof all): LinePattern[] => some.flatMap(({ patterns }) => patterns);
  return {
    chapter: id,
    steps: steps.length,
    lines: linesOf(all).length,
    skippedSteps: skipped.length,
    skippedLines: linesOf(skipped).length,
    elidedLines: run.flatMap(({ patterns, record }) =>
      patterns.filter((pattern) => isElided(pattern, record?.output ?? [])),
    ).length,
    wildcardLines: linesOf(run).filter(({ exempt, text }) => exempt && !text.includes('…')).length,
  };
}

/** Says when too much of a chapter is left out. */
export function checkCoverage({ file }: Chapter, coverage: Coverage): Diagnostic[] {
  const exempt = coverage.elidedLines + coverage.wildcardLines;
  const lines = coverage.lines - coverage.skippedLines;
  if (exempt * 100 <= lines * MOST_EXEMPT_PERCENT) return [];
  const data = { exempt, lines, percent: Math.round((exempt / lines) * 100) };
  return [diagnose('replay-exempt', { file, line: 1, column: 1 }, data)];
}
