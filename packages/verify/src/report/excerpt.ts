import type { Diagnostic } from '../diagnostic.ts';
import { linesOf } from '../yaml/lines.ts';
import { widthOf } from './width.ts';

/** Longest stretch of a line that is shown. */
const WINDOW = 100;

/** A line of the source with what marks the place in it. */
export interface Excerpt {
  readonly number: string;
  readonly text: string;
  /** Blanks, then carets. */
  readonly marks: string;
}

function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals act on them.
  return text.replaceAll('\t', '→').replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}

/** Cuts the line of a diagnostic out of its source. Undefined when the source has no such line. */
export function excerptOf(
  { line, column, endLine, endColumn }: Diagnostic,
  source: string,
): Excerpt | undefined {
  const lines = linesOf(source.replace(/^\ufeff/, ''));
  if (line > lines.count) return undefined;
  const whole = lines.line(line);
  const at = Math.min(column - 1, whole.length);
  const until =
    endLine === undefined || endLine === line ? Math.max((endColumn ?? column) - 1, at) : whole.length;
  const from = at > WINDOW / 2 ? at - Math.floor(WINDOW / 2) : 0;
  const to = Math.min(whole.length, from + WINDOW);
  const before = visible(`${from > 0 ? '…' : ''}${whole.slice(from, at)}`);
  const marked = visible(whole.slice(at, Math.min(Math.max(until, at + 1), to)));
  const after = visible(`${whole.slice(at + marked.length, to)}${to < whole.length ? '…' : ''}`);
  return {
    number: String(line),
    text: before + marked + after,
    marks: ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked))),
  };
}
