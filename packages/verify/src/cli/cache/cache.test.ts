import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engines } from '../../engines.ts';
import { verifyManifest } from '../../manifest.ts';
import { cacheFolder, openAnswers, rememberingEngines } from './index.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verify-cache-'));
});
afterEach(() => rm(home, { recursive: true }));

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const SAID = {
  verdict: 'reject',
  stage: 'validate',
  index: 0,
  line: 1,
  pointer: '',
  errors: [
    {
      type: 'FieldValueRequired',
      field: 'spec.containers',
      detail: '',
      message: 'spec.containers: Required value',
    },
  ],
  warnings: [],
  message: 'The Pod "a" is invalid: spec.containers: Required value\n',
} as const;

/** A server that counts how often it is asked. */
function counting(): Engines & { asked: number } {
  const engines = {
    asked: 0,
    schemas: [],
    server: {
      kubernetes: '1.37',
      judge: async () => {
        engines.asked++;
        return [SAID];
      },
    },
  };
  return engines;
}

/** One run of the checks over a text, with the answers that are kept under a hash. */
async function check(text: string, hash = 'a1', folder = home): Promise<{ asked: number; codes: string[] }> {
  const engines = counting();
  const answers = await openAnswers(folder, hash);
  const found = await verifyManifest(text, { file: 'x.yaml', engines: rememberingEngines(engines, answers) });
  await answers.save();
  return { asked: engines.asked, codes: found.map(({ code }) => code) };
}

const REQUIRED = ['server-required'];

test('what was asked once is known, whatever else changes', async () => {
  expect(await check(POD)).toEqual({ asked: 1, codes: REQUIRED });
  expect(await check(POD)).toEqual({ asked: 0, codes: REQUIRED });
  expect(await check(`${POD}# other\n`)).toEqual({ asked: 1, codes: REQUIRED });
  expect(await check(POD)).toEqual({ asked: 0, codes: REQUIRED });
});

test('another engine asks anew, and forgets the old one', async () => {
  await check(POD, 'a1');
  expect(await check(POD, 'b2')).toEqual({ asked: 1, codes: REQUIRED });
  expect(await readdir(home)).toEqual(['answers-b2.json']);
});

test.each([
  ['cut', (text: string) => text.slice(0, -10)],
  ['changed', (text: string) => text.replace('Required value', 'Required volume')],
  ['empty', () => ''],
  ['something else', () => '{"a": 1}\n[]'],
])('a file that is %s is as good as none', async (_, spoil) => {
  await check(POD);
  const path = join(home, 'answers-a1.json');
  await writeFile(path, spoil(await readFile(path, 'utf8')));
  expect(await check(POD)).toEqual({ asked: 1, codes: REQUIRED });
  expect(await check(POD)).toEqual({ asked: 0, codes: REQUIRED });
});

test('a folder that cannot be made or written keeps nothing and hurts nobody', async () => {
  const file = join(home, 'file');
  await writeFile(file, '');
  for (const folder of [file, join(file, 'below'), join(home, 'a\u0000b')]) {
    expect(await check(POD, 'a1', folder)).toEqual({ asked: 1, codes: REQUIRED });
  }
  expect(await readdir(home)).toEqual(['file']);
});

test('an answer of unusual size is not kept', async () => {
  const answers = await openAnswers(home, 'a1');
  answers.set('large', 'x'.repeat(1_000_000));
  answers.set('small', 'x');
  await answers.save();
  const again = await openAnswers(home, 'a1');
  expect([again.get('large'), again.get('small')]).toEqual([undefined, 'x']);
  expect((await stat(join(home, 'answers-a1.json'))).size).toBeLessThan(1000);
});

test('a failure is no answer', async () => {
  const answers = await openAnswers(home, 'a1');
  let asked = 0;
  const judge = async () => {
    asked++;
    throw new Error('out of memory');
  };
  const engines = rememberingEngines({ schemas: [], server: { kubernetes: '1.37', judge } }, answers);
  for (const _ of [1, 2]) await verifyManifest(POD, { file: 'x.yaml', engines });
  expect(asked).toBe(2);
});

test('answers lie in node_modules, or where the system keeps such things', async () => {
  expect(await cacheFolder(home, { XDG_CACHE_HOME: '/c', LOCALAPPDATA: '/c' })).not.toContain(home);
  const project = join(import.meta.dirname, '../../../../..');
  expect(await cacheFolder(project, {})).toMatch(/node_modules\/\.cache\/kubernetes-guide-verify$/);
});
