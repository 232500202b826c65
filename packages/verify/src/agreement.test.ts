import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, casesOf, misjudged, quotesServer, rejected } from '../testing/agreement.ts';

/** A case that the server rejects and these checks do not, with the reason. */
interface Difference {
  readonly file: string;
  /** Only the words differ, not the verdict. */
  readonly words?: boolean;
  readonly reason: string;
}

const DIFFERENCES = new URL('../testdata/known-differences.json', import.meta.url);

describe.each([
  ['answers/verdicts.jsonl', 'answers/cases', 212],
  ['kinds.jsonl', 'kinds', 38],
  ['corner.jsonl', 'corner', 80],
  // All of these in the deep test.
  ['mutants.jsonl', '', 117, 3],
  ['tricky.jsonl', '', 112, 10],
] as const)('%s', (answers, folder, count, every = 1) => {
  let cases: readonly Case[];
  let known: readonly Difference[];

  beforeAll(async () => {
    const differences = JSON.parse(await readFile(DIFFERENCES, 'utf8')) as Readonly<
      Record<string, readonly Difference[]>
    >;
    cases = await casesOf(answers, folder, every);
    known = (differences[answers] ?? []).filter(({ file }) => cases.some((one) => one.file === file));
  }, 120_000);

  test('rejects what the server rejects, and accepts the rest but for lost keys and documents', () => {
    const wrong = misjudged(cases);
    expect(cases).toHaveLength(count);
    console.info(`${answers}: ${count - wrong.length} of ${count} verdicts are the server's`);
    expect(wrong.map(({ file }) => file)).toEqual(
      known.filter(({ words }) => !words).map(({ file }) => file),
    );
  });

  test('nothing of layer api contradicts the server', () => {
    const accepted = cases.filter((one) => !rejected(one));
    expect(accepted.length).toBeGreaterThan(10);
    expect(accepted.flatMap(({ errors }) => errors.filter(({ layer }) => layer === 'api'))).toEqual([]);
  });

  test('quotes the server to the letter', () => {
    const spoken = cases.filter(({ stderr }) => stderr !== '');
    const same = spoken.filter((one) => quotesServer(one.diagnostics, one.stderr));
    const percent = ((same.length / Math.max(spoken.length, 1)) * 100).toFixed(1);
    console.info(`${answers}: ${same.length} of ${spoken.length} texts (${percent} %) are the server's`);
    expect(spoken.filter((one) => !same.includes(one)).map(({ file }) => file)).toEqual(
      known.map(({ file }) => file),
    );
  });

  test('every error tells in Korean where and what', () => {
    const poor = cases.flatMap(({ errors }) =>
      errors.filter(({ message, line, column }) => !/[가-힣]/.test(message) || line < 1 || column < 1),
    );
    expect(poor).toEqual([]);
  });
});

test('each known difference has its reason', async () => {
  const differences = JSON.parse(await readFile(DIFFERENCES, 'utf8')) as Record<string, Difference[]>;
  expect(
    Object.values(differences)
      .flat()
      .filter(({ reason }) => reason.length < 20),
  ).toEqual([]);
});
