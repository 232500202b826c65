import { type Diagnostic, diagnose } from 'kubernetes-guide-verify';
import type { Chapter } from './chapter.ts';
import type { Transcript } from './transcript.ts';

/** The share of a chapter's output lines that need not be compared. */
export const MOST_EXEMPT_PERCENT = 10;

/** How much of a chapter was compared with a cluster. */
export interface Coverage {
  readonly chapter: string;
  readonly steps: number;
  readonly lines: number;
  /** Steps that were not run, and their lines. */
  readonly skippedSteps: number;
  readonly skippedLines: number;
  /** Lines with `…`. */
  readonly elidedLines: number;
  /** Lines of nothing but times. */
  readonly wildcardLines: number;
}

/** Counts what a comparison left out. */
export function coverageOf({ id, steps }: Chapter, transcript: Transcript | undefined): Coverage {
  const all = steps.map(({ patterns }, index) => ({
    patterns,
    skipped: transcript?.steps[index]?.skipped !== undefined,
  }));
  const run = all.filter(({ skipped }) => !skipped).flatMap(({ patterns }) => patterns);
  const elided = run.filter(({ text }) => text.includes('…')).length;
  return {
    chapter: id,
    steps: steps.length,
    lines: all.flatMap(({ patterns }) => patterns).length,
    skippedSteps: all.filter(({ skipped }) => skipped).length,
    skippedLines: all.filter(({ skipped }) => skipped).flatMap(({ patterns }) => patterns).length,
    elidedLines: elided,
    wildcardLines: run.filter(({ exempt }) => exempt).length - elided,
  };
}

/** Says when too much of a chapter is left out. */
export function checkCoverage({ file }: Chapter, coverage: Coverage): Diagnostic[] {
  const exempt = coverage.skippedLines + coverage.elidedLines + coverage.wildcardLines;
  const percent = coverage.lines === 0 ? 0 : Math.round((exempt / coverage.lines) * 100);
  if (exempt * 100 <= coverage.lines * MOST_EXEMPT_PERCENT) return [];
  const data = { exempt, lines: coverage.lines, percent };
  return [diagnose('replay-exempt', { file, line: 1, column: 1 }, data)];
}
