import { expect, test } from 'vitest';
import known from '../testdata/known-differences.json' with { type: 'json' };
import { casesOf, misjudged, quotesServer, rejected } from '../testing/agreement.ts';

test('cases that were written to be hard are judged as a real API server judges them', async () => {
  const cases = await casesOf('tricky.jsonl', '');
  expect(cases.length).toBe(1111);
  expect(misjudged(cases).map(({ file }) => file)).toEqual([]);
  const accepted = cases.filter((one) => !rejected(one));
  expect(accepted.flatMap(({ errors }) => errors.filter(({ layer }) => layer === 'api'))).toEqual([]);
  const spoken = cases.filter(({ stderr }) => stderr !== '');
  const different = spoken.filter((one) => !quotesServer(one.diagnostics, one.stderr));
  console.info(
    `tricky.jsonl: ${spoken.length - different.length} of ${spoken.length} texts are the server's`,
  );
  expect(different.map(({ file }) => file)).toEqual(known['tricky.jsonl'].map(({ file }) => file));
});
