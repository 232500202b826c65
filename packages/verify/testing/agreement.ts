import { readFile } from 'node:fs/promises';
import { decode } from '../src/cli/decode.ts';
import type { Diagnostic } from '../src/diagnostic.ts';
import { verifyProject } from '../src/project.ts';
import { createEngines } from '../src/wasm-engines.ts';

/** What `kubectl apply --validate=strict -f FILE` and a real API server 1.37 said. */
interface Recorded {
  readonly file: string;
  readonly exit: number;
  readonly stderr: string;
  readonly yaml?: string;
  /** The object that was there before: such a case is a change, which no file tells. */
  readonly existing?: string;
}

/** A recorded case with what is said of it here. */
export interface Case extends Recorded {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

const ANSWERS = new URL('../../kube-apiserver-wasm/testdata/', import.meta.url);

const engines = createEngines(['1.37']);

/** Judges recorded cases, or each so-manieth of them. */
export async function casesOf(answers: string, folder: string, every = 1): Promise<Case[]> {
  const lines = (await readFile(new URL(answers, ANSWERS), 'utf8')).trim().split('\n');
  const recorded = lines
    .map((line) => JSON.parse(line) as Recorded)
    .filter(({ existing }) => existing === undefined)
    .filter((_, index) => index % every === 0);
  const cases: Case[] = [];
  for (const one of recorded) {
    const { file, yaml } = one;
    const text = yaml ?? decode(await readFile(new URL(`${folder}/${file}`, ANSWERS)))!.text;
    // The folder does not matter to the words: kubectl was called where the file lies.
    const { diagnostics } = await verifyProject(new Map([[`/somewhere/${file}`, text]]), { engines });
    cases.push({ ...one, diagnostics, errors: diagnostics.filter(({ severity }) => severity === 'error') });
  }
  return cases;
}

export const rejected = ({ exit }: Recorded): boolean => exit !== 0;

/** Cases whose verdict is not the server's. */
export const misjudged = (cases: readonly Case[]): Case[] =>
  cases.filter((one) => rejected(one) !== (rejected(one) ? one.errors : serverErrors(one.errors)).length > 0);

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
