import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { createEngines } from './cli/engines.ts';
import type { Diagnostic } from './diagnostic.ts';
import { verifyProject } from './project.ts';

/** What `kubectl apply --validate=strict` and a real API server 1.37 said, and how far a manifest came. */
interface Verdict {
  readonly file: string;
  readonly verdict: 'accept' | 'reject';
  /** `1 client: YAML does not parse` … `6 server: unknown field`, `7 server: validation`, `accepted`. */
  readonly stage: string;
  readonly stderr: string;
}

/** A case that the server rejects and these checks do not, with the reason. */
interface Difference {
  readonly file: string;
  readonly reason: string;
}

const VERDICTS = new URL('../../kubeconform-wasm/testdata/', import.meta.url);
const DIFFERENCES = new URL('../testdata/known-differences.json', import.meta.url);
/** Mistakes that the server lets pass. */
const STRICTER = new Set(['yaml-duplicate-key', 'yaml-lost-document']);

const engines = createEngines(['1.37']);
const cases: { readonly verdict: Verdict; readonly errors: readonly Diagnostic[] }[] = [];
let known: readonly Difference[];

beforeAll(async () => {
  const lines = (await readFile(new URL('verdicts.jsonl', VERDICTS), 'utf8')).trim().split('\n');
  known = JSON.parse(await readFile(DIFFERENCES, 'utf8'));
  for (const verdict of lines.map((line) => JSON.parse(line) as Verdict)) {
    const text = await readFile(new URL(`verdicts/${verdict.file}`, VERDICTS), 'utf8');
    const { diagnostics } = await verifyProject(new Map([[`/server/${verdict.file}`, text]]), { engines });
    cases.push({ verdict, errors: diagnostics.filter(({ severity }) => severity === 'error') });
  }
}, 120_000);

test('there are cases of every stage', () => {
  const stages = new Set(cases.map(({ verdict }) => verdict.stage[0]));
  expect(cases).toHaveLength(212);
  expect([...stages].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', 'a']);
});

test('what does not parse, decode or exist is rejected', () => {
  const early = cases.filter(({ verdict }) => /^[1-6] /.test(verdict.stage));
  const passed = early.filter(({ errors }) => errors.length === 0);
  expect(early.length).toBeGreaterThan(50);
  expect(passed.map(({ verdict }) => `${verdict.stage}: ${verdict.file}`)).toEqual([]);
});

test('what the server accepts gets no error, but for lost keys and documents', () => {
  const accepted = cases.filter(({ verdict }) => verdict.verdict === 'accept');
  const wrong = accepted.flatMap(({ verdict, errors }) =>
    errors.filter(({ code }) => !STRICTER.has(code)).map(({ code }) => `${verdict.file}: ${code}`),
  );
  expect(accepted.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

test('nothing of layer api contradicts the server', () => {
  const accepted = cases.filter(({ verdict }) => verdict.verdict === 'accept');
  expect(accepted.flatMap(({ errors }) => errors.filter(({ layer }) => layer === 'api'))).toEqual([]);
});

test('every difference is known, and every known difference is one', () => {
  const different = cases
    .filter(({ verdict, errors }) => (verdict.verdict === 'reject') !== errors.length > 0)
    .map(({ verdict }) => verdict.file);
  const percent = ((cases.length - different.length) / cases.length) * 100;
  console.info(
    `agreement with the API server: ${cases.length - different.length} of ${cases.length}, ${percent.toFixed(1)} %`,
  );
  expect(different).toEqual(known.map(({ file }) => file));
  expect(known.filter(({ reason }) => reason.length < 20)).toEqual([]);
});
