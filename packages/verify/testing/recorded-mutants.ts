import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyManifest } from '../src/manifest.ts';
import { createEngines } from '../src/wasm-engines.ts';
import { quotesServer, serverErrors } from './agreement.ts';

/** What a real cluster said to a mutant; made by `scripts/record-mutants.ts`. */
export interface RecordedMutant {
  readonly file: string;
  readonly name: string;
  readonly exit: number;
  readonly stderr: string;
  readonly text: string;
}

export function recordedMutants(): RecordedMutant[] {
  return readFileSync(join(import.meta.dirname, '../testdata/mutants.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedMutant);
}

const engines = createEngines(['1.37']);

/** Mutants of which we say something else than the cluster: another verdict, or other words. */
export async function disagreements(mutants: readonly RecordedMutant[]) {
  const verdicts: string[] = [];
  const words: string[] = [];
  for (const { file, name, exit, stderr, text } of mutants) {
    const found = await verifyManifest(text, { file, engines });
    const errors = serverErrors(found).filter(({ layer }) => layer === 'api');
    if ((exit !== 0) !== errors.length > 0) verdicts.push(`${file}, ${name}`);
    if (stderr !== '' && !quotesServer(found, stderr)) words.push(`${file}, ${name}`);
  }
  return { verdicts, words };
}
