import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, mutants } from './mutate.ts';

const testdata = join(import.meta.dirname, '..', 'testdata');

/** How many mutants the conformance test looks at, and the seed they come from. */
const mutantCount = 600;
const mutantSeed = 20261123;

/** One answer of a real API server; see testdata/README.md. */
export interface Verdict {
  readonly file: string;
  readonly verdict: 'accept' | 'reject';
  /** How far it came, such as `6 server: unknown field`. */
  readonly stage: string;
  readonly stderr: string;
}

/** The cases that a real API server judged, with its verdicts. */
export function serverCases(): (Verdict & { readonly text: string })[] {
  return readFileSync(join(testdata, 'verdicts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict)
    .map((verdict) => ({ ...verdict, text: readFileSync(join(testdata, 'verdicts', verdict.file), 'utf8') }));
}

/** Good manifests, broken in many ways. */
export function mutantCases(): Manifest[] {
  const folder = join(testdata, 'manifests');
  const manifests = readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  return mutants(manifests, mutantCount, mutantSeed);
}

/** All texts of the conformance test. */
export function conformanceCases(): Manifest[] {
  return [...serverCases().map(({ file, text }) => ({ name: file, text })), ...mutantCases()];
}
