import { expect, it } from 'vitest';
import { mutants } from './mutate.ts';

const manifests = [{ name: 'a.yaml', text: 'kind: Pod\nspec:\n  containers:\n    - name: a # one\n' }];

it('makes the same mutants for the same seed, all different', () => {
  const made = mutants(manifests, 40, 1);
  expect(mutants(manifests, 40, 1)).toEqual(made);
  expect(mutants(manifests, 40, 2)).not.toEqual(made);
  expect(new Set([manifests[0]!.text, ...made.map(({ text }) => text)]).size).toBe(41);
});

it('gives up when there are no more', () => {
  expect(() => mutants([{ name: 'b', text: 'x\n' }], 1000, 1)).toThrow(/only \d+ different/);
});
