import type { Diagnostic } from 'kubernetes-guide-verify';
import { type LinedText, stretchOf } from './marks.ts';

/** Names of the values that a diagnostic's `nearest` stands against. */
const WRITTEN = ['field', 'value', 'kind', 'written', 'name', 'key', 'port'];

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Adds to a diagnostic that names what was most likely meant the fix that writes it. The reader looks at it before it is
 * applied, so that a likely meaning is enough.
 *
 * @param text the text that it was found in.
 */
export function withSuggestion(
  text: LinedText & { sliceString(from: number, to: number): string },
  diagnostic: Diagnostic,
): Diagnostic {
  const { data, fixes, line, column } = diagnostic;
  const nearest = data?.['nearest'];
  if (fixes !== undefined || !isWord(nearest)) return diagnostic;
  const { from, to } = stretchOf(text, diagnostic);
  const marked = text.sliceString(from, to);
  const written = WRITTEN.map((name) => data?.[name]).find(
    (value): value is string => isWord(value) && value !== nearest && marked.includes(value),
  );
  if (written === undefined || marked.includes('\n')) return diagnostic;
  const start = { line, column: column + marked.indexOf(written) };
  const end = { line, column: start.column + written.length };
  return {
    ...diagnostic,
    fixes: [{ title: nearest, edits: [{ range: { start, end }, text: nearest }] }],
  };
}
