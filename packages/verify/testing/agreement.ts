import type { Diagnostic } from '../src/diagnostic.ts';

/** Mistakes that a server lets pass, and what no engine here reads. */
const STRICTER = new Set(['yaml-duplicate-key', 'yaml-lost-document', 'yaml-too-deep']);

/** The errors that say that the server rejects. */
export function serverErrors(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity, code }) => severity === 'error' && !STRICTER.has(code));
}

/** Texts that are quoted, warnings first, each once. */
export function quotes(diagnostics: readonly Diagnostic[]): string[] {
  const details = [...new Set(diagnostics.flatMap(({ detail }) => (detail === undefined ? [] : [detail])))];
  const isWarning = (text: string): boolean => text.startsWith('Warning: ');
  return [...details.filter(isWarning), ...details.filter((text) => !isWarning(text))];
}

/**
 * Whether kubectl's standard error is quoted: all quotes together are the whole of it; or, where the schemas add words of
 * their own about what the server did not get to, each of its texts is a quote.
 */
export function quotesServer(diagnostics: readonly Diagnostic[], stderr: string): boolean {
  const said = quotes(diagnostics);
  const wanted = stderr.trim();
  if (said.join('\n') === wanted) return true;
  const texts = wanted.split(/\n(?=Warning: |The \S+ ".*" is invalid|Error from server|error: )/);
  return texts.every((text) => said.includes(text));
}

/** What is wrong with diagnostics themselves: words that help no author, places outside of the text. */
export function flaws(diagnostics: readonly Diagnostic[], text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).length;
  return diagnostics.flatMap(({ code, message, hint = '', line, column, detail = '' }) => [
    ...(/[가-힣]/.test(message) ? [] : [`${code}: not Korean: ${message}`]),
    ...(/undefined|\[object|NaN\b(?!" )|null이|null은/.test(`${message} ${hint}`)
      ? [`${code}: ${message}`]
      : []),
    ...(/\n\s+at \S+ \(|node:internal|goroutine/.test(`${message}${hint}${detail}`)
      ? [`${code}: a stack trace`]
      : []),
    ...(line >= 1 && line <= lines && column >= 1 ? [] : [`${code}@${line}:${column}: no such place`]),
    ...(code === 'schema-engine-failed' ? [`${code}: ${detail}`] : []),
  ]);
}
