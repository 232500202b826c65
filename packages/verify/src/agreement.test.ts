import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { quotesServer, serverErrors } from '../testing/agreement.ts';
import { decode } from './cli/decode.ts';
import type { Diagnostic } from './diagnostic.ts';
import { verifyProject } from './project.ts';
import { createEngines } from './wasm-engines.ts';

/** What `kubectl apply --validate=strict -f FILE` and a real API server 1.37 said. */
interface Recorded {
  readonly file: string;
  readonly exit: number;
  readonly stderr: string;
  readonly yaml?: string;
}

/** A case that the server rejects and these checks do not, with the reason. */
interface Difference {
  readonly file: string;
  /** Only the words differ, not the verdict. */
  readonly words?: boolean;
  readonly reason: string;
}

interface Case extends Recorded {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

const ANSWERS = new URL('../../kube-apiserver-wasm/testdata/', import.meta.url);
const DIFFERENCES = new URL('../testdata/known-differences.json', import.meta.url);

const engines = createEngines(['1.37']);

async function casesOf(answers: string, folder: string): Promise<Case[]> {
  const lines = (await readFile(new URL(answers, ANSWERS), 'utf8')).trim().split('\n');
  const cases: Case[] = [];
  for (const recorded of lines.map((line) => JSON.parse(line) as Recorded)) {
    const { file, yaml } = recorded;
    const text = yaml ?? decode(await readFile(new URL(`${folder}/${file}`, ANSWERS)))!.text;
    // The folder does not matter to the words: kubectl was called where the file lies.
    const { diagnostics } = await verifyProject(new Map([[`/somewhere/${file}`, text]]), { engines });
    cases.push({
      ...recorded,
      diagnostics,
      errors: diagnostics.filter(({ severity }) => severity === 'error'),
    });
  }
  return cases;
}

const rejected = ({ exit }: Recorded): boolean => exit !== 0;

describe.each([
  ['answers/verdicts.jsonl', 'answers/cases', 212],
  ['kinds.jsonl', 'kinds', 38],
  ['corner.jsonl', 'corner', 80],
  ['mutants.jsonl', '', 351],
] as const)('%s', (answers, folder, count) => {
  let cases: readonly Case[];
  let known: readonly Difference[];

  beforeAll(async () => {
    const differences = JSON.parse(await readFile(DIFFERENCES, 'utf8')) as Readonly<
      Record<string, readonly Difference[]>
    >;
    known = differences[answers] ?? [];
    cases = await casesOf(answers, folder);
  }, 120_000);

  test('rejects what the server rejects, and accepts the rest but for lost keys and documents', () => {
    const wrong = cases.filter((one) => {
      const errors = rejected(one) ? one.errors : serverErrors(one.errors);
      return rejected(one) !== errors.length > 0;
    });
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
