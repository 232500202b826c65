import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { differences, hard, type Recorded, recorded, testdata } from '../testing/recorded.ts';
import { createApiServer } from './index.ts';
import type { ApiServer } from './types.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await createApiServer();
});

const existing = readFileSync(testdata('answers/existing.yaml'), 'utf8');
const onCluster = (c: Recorded) => (/existing-(svc|pod)/.test(c.text) ? existing : undefined);

test('says what a real API server and its kubectl said, to the letter', () => {
  const cases = recorded('answers/verdicts.jsonl', 'answers/cases');
  expect(cases.length).toBe(212);
  // Objects that a document only refers to count as existing; a cluster knows better.
  const unknown = ['117-pod-ns-not-existing.yaml', '118-pod-serviceaccount-not-existing.yaml'];
  const found = differences(server, cases, (c) => ({ existing: onCluster(c) }));
  expect(found.map((d) => d.file)).toEqual(unknown);
});

test('knows that a namespace is missing when it is told which exist', () => {
  const cases = recorded('answers/verdicts.jsonl', 'answers/cases').filter((c) => c.file.startsWith('117-'));
  expect(cases.length).toBe(1);
  expect(differences(server, cases, () => ({ namespaces: [] }))).toEqual([]);
});

test.each([
  ['kinds', 38, []],
  [
    'corner',
    80,
    [
      '49-sa-kinds.yaml', // StorageClass is served but not judged
      '50-binding.yaml', // so is Binding
      '56-priorityclass.yaml', // only a cluster knows that the class is missing
      '70-unjudged-unknown.yaml', // StorageClass
    ],
  ],
] as const)('agrees on %s', (folder, count, known) => {
  const cases = recorded(`${folder}.jsonl`, folder);
  expect(cases.length).toBe(count);
  expect(differences(server, cases, () => ({})).map((d) => d.file)).toEqual(known);
});

test('agrees on cases that were written to be hard (a sample; all in the deep test)', () => {
  const sample = recorded('tricky.jsonl', '').filter((c, i) => i % 4 === 1 || hard.includes(c.file));
  expect(sample.length).toBeGreaterThan(220);
  const found = differences(server, sample, (c) => ({ existing: c.existing }));
  expect(found.map((d) => d.file)).toEqual(hard);
});

test('agrees on random mutants and random changes of objects that exist (a sample; all in the deep test)', () => {
  const sample = [...recorded('mutants.jsonl', ''), ...recorded('updates.jsonl', '')].filter(
    (_, i) => i % 10 === 5,
  );
  expect(sample.length).toBeGreaterThan(50);
  const found = differences(server, sample, (c) => ({ existing: c.existing }));
  expect(found.map((d) => d.file)).toEqual([]);
});
