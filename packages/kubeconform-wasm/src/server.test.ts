import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mutantCases, serverCases, type Verdict } from '../testing/cases.ts';
import { createKubeconform, type Kubeconform } from './index.ts';

let kc: Kubeconform;
beforeAll(async () => {
  kc = await createKubeconform({ kubernetesVersion: '1.37' });
}, 60_000);

const rejects = (text: string) =>
  kc.validate(text).some(({ status }) => status === 'invalid' || status === 'error');

/** Reading, decoding and finding the kind: what a schema can know. The rest are rules of validation and admission. */
const bySchema = /^[1-6] (?!.*apply)/;

describe('cases that a real API server judged', () => {
  const cases = serverCases();

  it('are 212', () => {
    expect(cases.length).toBe(212);
  });

  it('are never rejected when the server accepts them', () => {
    const accepted = cases.filter(({ verdict }) => verdict === 'accept');
    expect(accepted.length).toBe(60);
    expect(accepted.filter(({ text }) => rejects(text)).map(({ file }) => file)).toEqual([]);
  });

  it('are rejected when they cannot be read, decoded, or have no kind', () => {
    const unreadable = cases.filter(({ verdict, stage }) => verdict === 'reject' && bySchema.test(stage));
    expect(unreadable.length).toBe(55);
    expect(unreadable.filter(({ text }) => !rejects(text)).map(({ file }) => file)).toEqual([]);
  });

  it('agree in 133 of 212: the others break rules that no schema states', () => {
    const differing = cases.filter(({ text, verdict }) => rejects(text) !== (verdict === 'reject'));
    expect(cases.length - differing.length).toBe(133);
    expect(new Set(differing.map(({ stage }) => stage[0]))).toEqual(new Set(['5', '7', '8']));
  });
});

describe('mutants that a real API server judged', () => {
  const verdicts = readFileSync(new URL('../testdata/mutants.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pick<Verdict, 'verdict' | 'stderr'> & { readonly name: string });
  const mutants = mutantCases().map((mutant, i) => ({ ...mutant, ...verdicts[i]! }));

  it('are all judged', () => {
    expect(verdicts.map(({ name }) => name)).toEqual(mutantCases().map(({ name }) => name));
  });

  it('are rejected though the server accepts them only for duplicate keys', () => {
    const wrong = mutants.filter(({ text, verdict }) => verdict === 'accept' && rejects(text));
    const messages = wrong.map(({ name, text }) => [
      name,
      kc.validate(text).find(({ errors }) => errors.length > 0)!.errors[0]!.message,
    ]);
    expect(messages.filter(([, message]) => !/key ".*" already set in map/.test(message!))).toEqual([]);
  });
});
