import { expect, test } from 'vitest';
import { judgeMutant } from '../testing/judge-mutant.ts';
import { ownManifests } from '../testing/manifests.ts';
import { mutant } from '../testing/mutants.ts';
import { disagreements, recordedMutants } from '../testing/recorded-mutants.ts';

const SAMPLE = 40;
const STEP = 131;

test('a sample of mutants of our manifests: no crash, no stack trace, the verdict is the server’s', async () => {
  const manifests = ownManifests();
  const bad: string[] = [];
  for (let at = 0; at < SAMPLE; at++) bad.push(...(await judgeMutant(mutant(manifests, at * STEP))));
  expect(bad).toEqual([]);
});

test('a sample of mutants that a real cluster has judged: its verdict, its words (all in the deep test)', async () => {
  const sample = recordedMutants().filter((_, at) => at % 8 === 2);
  expect(sample.length).toBeGreaterThan(50);
  expect(await disagreements(sample)).toEqual({ verdicts: [], words: [] });
});
