import type { Diagnostic } from 'kubernetes-guide-verify';

/** A text by lines, as an editor holds it. */
export interface LinedText {
  readonly lines: number;
  readonly length: number;
  line(number: number): { readonly from: number; readonly to: number; readonly text: string };
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** So many problems of one file are shown; whoever has more mends these first. */
export const MOST_SHOWN = 100;

/** The offset of a place; one beyond the text is its end. */
export function offsetOf(text: LinedText, line: number, column: number): number {
  if (line > text.lines) return text.length;
  const { from, to } = text.line(Math.max(1, line));
  return Math.min(to, from + Math.max(0, column - 1));
}

/** The stretch that a diagnostic marks; never empty unless the text is. */
export function stretchOf(text: LinedText, diagnostic: Diagnostic): Stretch {
  const { line, column, endLine = line, endColumn = column } = diagnostic;
  const from = offsetOf(text, line, column);
  const to = offsetOf(text, endLine, endColumn);
  if (to > from) return { from, to };
  const { from: start, to: end, text: words } = text.line(Math.min(Math.max(1, line), text.lines));
  const word = /^[^\s:]+/.exec(words.slice(from - start))?.[0].length ?? 0;
  if (word > 0) return { from, to: from + word };
  return from < end ? { from, to: from + 1 } : { from: Math.max(start, from - 1), to: Math.max(from, start) };
}

/** The changes that a fix makes, in the order of the text. */
export function changesOf(
  text: LinedText,
  fix: NonNullable<Diagnostic['fixes']>[number],
): { readonly from: number; readonly to: number; readonly insert: string }[] {
  return fix.edits
    .map(({ range: { start, end }, text: insert }) => ({
      from: offsetOf(text, start.line, start.column),
      to: offsetOf(text, end.line, end.column),
      insert,
    }))
    .sort((one, other) => one.from - other.from);
}

/** `오류 2개, 경고 1개`; of nothing, that there is nothing. */
export function summaryOf(diagnostics: readonly Pick<Diagnostic, 'severity'>[]): string {
  const names = { error: '오류', warning: '경고', info: '참고' } as const;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${names[severity]} ${count}개`];
  });
  return parts.length === 0 ? '문제가 없습니다' : parts.join(', ');
}
