import { expect, test } from 'vitest';
import { judgeMutant } from '../testing/judge-mutant.ts';
import { ownManifests } from '../testing/manifests.ts';
import { mutant } from '../testing/mutants.ts';
import { disagreements, recordedMutants } from '../testing/recorded-mutants.ts';

const MUTANTS = 5200;

test(`${MUTANTS} mutants of our manifests: no crash, no stack trace, the verdict is the server’s`, async () => {
  const manifests = ownManifests();
  expect(manifests.length).toBeGreaterThan(10);
  const bad: string[] = [];
  for (let number = 0; number < MUTANTS; number++) {
    bad.push(...(await judgeMutant(mutant(manifests, number))));
  }
  expect(bad).toEqual([]);
});

test('mutants that a real cluster has judged: its verdict, its words', async () => {
  const mutants = recordedMutants();
  expect(mutants.length).toBeGreaterThanOrEqual(500);
  expect(await disagreements(mutants)).toEqual({ verdicts: [], words: [] });
});
