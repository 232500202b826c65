import type { Diagnostic } from '../diagnostic.ts';
import { applyFixes } from './apply.ts';

/** Checks some of the files anew. */
export type Recheck = (
  files: ReadonlyMap<string, string>,
  only: ReadonlySet<string>,
) => Promise<readonly Diagnostic[]>;

/** What came of mending. */
export interface Mended {
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was mended, as it was found. */
  readonly mended: readonly Diagnostic[];
}

/** Each round mends at least one thing: a file that needs more has something else wrong with it. */
const ROUNDS = 50;

const countErrors = (found: readonly Diagnostic[], source?: string): number =>
  found.filter((one) => one.severity === 'error' && (source === undefined || one.source === source)).length;

/** More errors are no loss when they come to light because the YAML can be read at last. */
function isWorse(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const [was, is] = [countErrors(before, 'yaml'), countErrors(after, 'yaml')];
  return is > was || (is === was && countErrors(after) > countErrors(before));
}

/**
 * Mends files until nothing is left that can be mended without thought. What would make a file worse is taken back.
 *
 * @param files   all files, by name.
 * @param found   what is wrong with those that may be changed.
 * @param recheck checks changed texts.
 */
export async function mend(
  files: ReadonlyMap<string, string>,
  found: readonly Diagnostic[],
  recheck: Recheck,
): Promise<Mended> {
  const texts = new Map<string, string>();
  const mended: Diagnostic[] = [];
  const left = new Map<string, readonly Diagnostic[]>();
  for (const diagnostic of found)
    left.set(diagnostic.file, [...(left.get(diagnostic.file) ?? []), diagnostic]);
  for (let round = 0; round < ROUNDS && left.size > 0; round++) {
    const tried = new Map<string, { text: string; mended: readonly Diagnostic[] }>();
    for (const [file, diagnostics] of left) {
      const text = texts.get(file) ?? files.get(file);
      const applied = text === undefined ? undefined : applyFixes(text, diagnostics);
      if (applied === undefined || applied.mended.length === 0) left.delete(file);
      else tried.set(file, applied);
    }
    if (tried.size === 0) break;
    const changed = new Map([...tried].map(([file, { text }]) => [file, text] as const));
    const after = await recheck(new Map([...files, ...texts, ...changed]), new Set(tried.keys()));
    for (const [file, applied] of tried) {
      const now = after.filter((diagnostic) => diagnostic.file === file);
      if (isWorse(left.get(file) ?? [], now)) left.delete(file);
      else {
        texts.set(file, applied.text);
        mended.push(...applied.mended);
        left.set(file, now);
      }
    }
  }
  return { texts: new Map([...texts].filter(([file, text]) => files.get(file) !== text)), mended };
}
