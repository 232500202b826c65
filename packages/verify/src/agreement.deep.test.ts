import { expect, test } from 'vitest';
import known from '../testdata/known-differences.json' with { type: 'json' };
import { casesOf, misjudged, quotesServer, rejected } from '../testing/agreement.ts';

const DIFFERENT: Readonly<Record<string, readonly { readonly file: string }[]>> = known;

test.each([
  ['mutants.jsonl', 351],
  ['tricky.jsonl', 1111],
])('%s: every case is judged as a real API server judged it', async (answers, count) => {
  const cases = await casesOf(answers, '');
  expect(cases.length).toBe(count);
  expect(misjudged(cases).map(({ file }) => file)).toEqual([]);
  const accepted = cases.filter((one) => !rejected(one));
  expect(accepted.flatMap(({ errors }) => errors.filter(({ layer }) => layer === 'api'))).toEqual([]);
  const spoken = cases.filter(({ stderr }) => stderr !== '');
  const different = spoken.filter((one) => !quotesServer(one.diagnostics, one.stderr));
  console.info(`${answers}: ${spoken.length - different.length} of ${spoken.length} texts are the server's`);
  expect(different.map(({ file }) => file)).toEqual((DIFFERENT[answers] ?? []).map(({ file }) => file));
});
