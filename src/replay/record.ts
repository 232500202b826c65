import { escapeOutput } from 'kubernetes-guide-verify';
import { type Bindings, createBindings } from './bindings.ts';
import type { Chapter, ChapterStep } from './chapter.ts';
import { alignOutput, matchOutput } from './match.ts';
import { hasTable, renderLines } from './render.ts';
import { isCompared } from './step.ts';
import { canonical, tokensOf } from './tokens.ts';
import type { Transcript } from './transcript.ts';

/** Every made-up value on the page: none of them may come to stand for a second thing. */
function takenBy({ steps }: Chapter): Set<string> {
  return new Set(
    steps.flatMap(({ step }) =>
      step.output.flatMap(({ text }) =>
        tokensOf(text).flatMap(({ kind, value }) => (kind === 'wildcard' ? [] : [canonical(kind, value)])),
      ),
    ),
  );
}

/** The lines that a step is to show: the page's own where they fit, the cluster's where they do not. */
function newOutput(
  { step, patterns }: ChapterStep,
  actual: readonly string[],
  bindings: Bindings,
  taken: ReadonlySet<string>,
): string[] {
  if (hasTable(actual) && !patterns.some(({ anyLines }) => anyLines))
    return renderLines(actual, bindings, taken);
  return alignOutput(patterns, actual).flatMap(({ same, expected: [row, down], actual: [column, right] }) => {
    const kept = step.output.slice(row, row + down).map(({ text }) => text);
    const pairs = same && right === 1 && down === 1 ? patterns[row]?.match(actual[column] ?? '') : undefined;
    if (same && !pairs) return kept;
    if (pairs && bindings.fits(pairs)) {
      bindings.add(pairs);
      return kept;
    }
    return renderLines(actual.slice(column, column + right), bindings, taken);
  });
}

/**
 * Writes what a cluster said into the page. Outputs that fit stay as they are, made-up values keep the page's names
 * where one-to-one allows, and nothing outside of outputs changes.
 *
 * @returns the page's new text.
 */
export function recordChapter(chapter: Chapter, transcript: Transcript): string {
  const bindings = createBindings(chapter.literals);
  const taken = takenBy(chapter);
  const lines = chapter.text.split('\n');
  const edits: { readonly start: number; readonly count: number; readonly lines: readonly string[] }[] = [];
  for (const [index, chapterStep] of chapter.steps.entries()) {
    const { step, block, patterns } = chapterStep;
    const record = transcript.steps[index];
    if (!record || record.command !== step.command) break;
    if (record.skipped !== undefined || record.timedOut !== undefined || !isCompared(chapterStep)) continue;
    if (matchOutput(patterns, record.output, bindings, block.options.unordered)) continue;
    const indent = lines[step.range.start.line - 1]?.slice(0, step.range.start.column - 1) ?? '';
    const output = newOutput(chapterStep, record.output, bindings, taken);
    const first =
      step.outputRange?.start.line ?? (step.command === '' ? step.range.start.line : step.range.end.line + 1);
    edits.push({
      start: first - 1,
      count: step.output.length,
      lines: output.map((line) => (line === '' ? indent.trimEnd() : indent + escapeOutput(line))),
    });
  }
  for (const { start, count, lines: output } of edits.toReversed()) lines.splice(start, count, ...output);
  return lines.join('\n');
}
