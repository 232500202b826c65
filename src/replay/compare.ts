import { type Diagnostic, diagnose } from 'kubernetes-guide-verify';
import { type Bindings, createBindings } from './bindings.ts';
import type { Chapter, ChapterStep } from './chapter.ts';
import { checkConsistency, type Observation } from './consistency.ts';
import { type Comparison, compareOutput, fitting } from './difference.ts';
import { matchOutput } from './match.ts';
import { renderLines } from './render.ts';
import { expectedExit, isCompared } from './step.ts';
import type { Transcript, TranscriptStep } from './transcript.ts';

const lineAt = ({ step }: ChapterStep, index: number): number =>
  step.output[index]?.line ?? step.output.at(-1)?.line ?? step.range.end.line;

function observe(chapterStep: ChapterStep, { pairs }: Comparison): Observation[] {
  const { block, step } = chapterStep;
  return pairs.flatMap(({ expected, pairs: found }) =>
    found.map((pair) => {
      const text = step.output[expected]?.text ?? '';
      const index = Math.max(0, text.indexOf(pair.page));
      return { ...pair, line: lineAt(chapterStep, expected), column: block.range.start.column + index };
    }),
  );
}

/** A unified diff of a step, with the cluster's values under the page's names. */
function diffOf(
  { step }: ChapterStep,
  actual: readonly string[],
  { hunks }: Comparison,
  bindings: Bindings,
): string {
  let printed: readonly string[] = [];
  // Looking must not bind: what is printed here did not fit.
  bindings.attempt(() => {
    printed = renderLines(actual, bindings);
    return false;
  });
  return hunks
    .flatMap(({ expected: [row, down], actual: [column, right] }) => [
      ...step.output.slice(row, row + down).map(({ text }) => `-${text}`),
      ...printed.slice(column, column + right).map((text) => `+${text}`),
    ])
    .join('\n');
}

function reportHunks(
  file: string,
  chapterStep: ChapterStep,
  record: TranscriptStep,
  comparison: Comparison,
  bindings: Bindings,
) {
  const { block, step } = chapterStep;
  const column = block.range.start.column;
  const detail = diffOf(chapterStep, record.output, comparison, bindings);
  return comparison.hunks.flatMap(({ expected: [row, down], actual: [from, right] }) => {
    const count = Math.max(1, down);
    return Array.from({ length: count }, (_, index) => {
      const change = down === 0 ? 'added' : index < right ? 'other' : 'missing';
      const expected = change === 'added' ? '' : (step.output[row + index]?.text ?? '');
      const actual = change === 'missing' ? '' : (record.output[from + index] ?? '');
      // An added line belongs to the place before which it is missing, or to the end.
      const line = lineAt(chapterStep, row + index);
      const at = { file, line, column, endLine: line, endColumn: column + Math.max(1, expected.length) };
      return diagnose('replay-output', at, { change, expected, actual }, { detail });
    });
  });
}

function checkExit(file: string, chapterStep: ChapterStep, { exit }: TranscriptStep): Diagnostic[] {
  const expected = expectedExit(chapterStep);
  if (exit === null || expected === undefined || exit === expected) return [];
  const { block, step, last } = chapterStep;
  const at = last
    ? { file, line: Math.max(1, block.range.start.line - 1), column: block.range.start.column }
    : { file, range: step.range };
  return [diagnose('replay-exit', at, { expected, actual: exit })];
}

/** Values that somebody wrote down and the cluster did not keep to. */
function checkFixed(file: string, seen: readonly Observation[], bindings: Bindings): Diagnostic[] {
  return seen
    .filter(({ page, actual }) => page !== actual && (bindings.isLiteral(page) || bindings.isLiteral(actual)))
    .map(({ line, column, page, actual }) =>
      diagnose(
        'replay-fixed-value',
        { file, line, column, endLine: line, endColumn: column + page.length },
        { value: page, actual },
      ),
    );
}

const byPlace = (a: Diagnostic, b: Diagnostic): number => a.line - b.line || a.column - b.column;

/**
 * Compares a page with what a cluster said: every step's output and exit code, and that the page's made-up values
 * stand one-to-one for the cluster's through the whole chapter.
 */
export function compareChapter(chapter: Chapter, transcript: Transcript): Diagnostic[] {
  const { file, steps, id } = chapter;
  const bindings = createBindings(chapter.literals);
  const found: Diagnostic[] = [];
  const seen: Observation[] = [];
  for (const [index, chapterStep] of steps.entries()) {
    const { block, step, patterns } = chapterStep;
    const record = transcript.steps[index];
    if (!record || record.command !== step.command || record.term !== block.options.term) {
      found.push(diagnose('replay-stale', { file, range: step.range }, { chapter: id }));
      break;
    }
    if (record.skipped !== undefined) continue;
    if (record.timedOut !== undefined) {
      found.push(diagnose('replay-timeout', { file, range: step.range }, { seconds: record.timedOut }));
    }
    found.push(...checkExit(file, chapterStep, record));
    if (!isCompared(chapterStep)) continue;
    const { unordered } = block.options;
    const assignment = matchOutput(patterns, record.output, bindings, unordered);
    const comparison = assignment
      ? fitting(assignment)
      : compareOutput(
          patterns,
          record.output,
          unordered,
          (pair) => bindings.toActual(pair.kind, pair.page) === pair.actual,
        );
    const observed = observe(chapterStep, comparison);
    seen.push(...observed);
    found.push(
      ...checkFixed(file, observed, bindings),
      ...reportHunks(file, chapterStep, record, comparison, bindings),
    );
  }
  const bound = seen.filter(({ page, actual }) => !bindings.isLiteral(page) && !bindings.isLiteral(actual));
  return [...found, ...checkConsistency(file, bound)].sort(byPlace);
}
