import type { Diagnostic, Place } from '../diagnostic.ts';
import { type Lines, linesOf } from '../yaml/index.ts';

/** A text after some fixes. */
export interface Applied {
  readonly text: string;
  /** What was mended. */
  readonly mended: readonly Diagnostic[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const BOM = /^\ufeff/;

function offsetOf(lines: Lines, { line, column }: Place): number | undefined {
  if (line < 1 || line > lines.count || column < 1) return undefined;
  return column - 1 > lines.line(line).length ? undefined : lines.start(line) + column - 1;
}

/** Two edits that share a character, or begin at the same one. */
const collide = (one: Edit, other: Edit): boolean =>
  one.start === other.start || (one.start < other.end && other.start < one.end);

/**
 * Applies the first fix of each diagnostic, in order; one that would touch what an earlier one changed is left out.
 * Nothing outside of the fixes' ranges changes.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): Applied {
  const mark = BOM.exec(text)?.[0] ?? '';
  const body = text.slice(mark.length);
  const lines = linesOf(body);
  const edits: Edit[] = [];
  const mended: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes?.[0];
    if (fix === undefined) continue;
    const own = fix.edits.map(({ range, text: written }) => ({
      start: offsetOf(lines, range.start),
      end: offsetOf(lines, range.end),
      text: written,
    }));
    const whole = own.filter((edit): edit is Edit => edit.start !== undefined && edit.end !== undefined);
    const changes = whole.some(({ start, end, text: written }) => body.slice(start, end) !== written);
    const fits = whole.length === own.length && whole.every(({ start, end }) => start <= end);
    if (!fits || !changes || whole.some((edit) => edits.some((other) => collide(edit, other)))) continue;
    edits.push(...whole);
    mended.push(diagnostic);
  }
  const fixed = edits
    .sort((one, other) => other.start - one.start)
    .reduce((now, { start, end, text: written }) => now.slice(0, start) + written + now.slice(end), body);
  return { text: mark + fixed, mended };
}
