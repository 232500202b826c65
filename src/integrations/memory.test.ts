import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makerMarks, remember } from './memory.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'memory-'));
});
afterEach(() => rm(root, { recursive: true }));

const MADE = { pages: new Map([['가', new Set([1])]]), text: '파드' };
const FILE = join('node_modules', '.cache', 'guide-build', 'verdict.bin');
const made = async (input: unknown) => (await remember(root, 'verdict', input)).made;

test('knows what was made of the same input, and of no other', async () => {
  const input = { files: new Map([['a.yaml', 'kind: Pod']]) };
  const { made: before, keep } = await remember(root, 'verdict', input);
  expect(before).toBeUndefined();
  await keep(MADE);
  expect(await made(structuredClone(input))).toEqual(MADE);
  expect(await made({ files: new Map([['a.yaml', 'kind: Job']]) })).toBeUndefined();
  expect((await remember(root, 'other', input)).made).toBeUndefined();
});

test('keeps the latest only', async () => {
  await (await remember(root, 'verdict', 1)).keep('one');
  await (await remember(root, 'verdict', 2)).keep('two');
  expect([await made(1), await made(2)]).toEqual([undefined, 'two']);
  expect(await readdir(join(root, 'node_modules', '.cache', 'guide-build'))).toEqual(['verdict.bin']);
});

test.each<[string, (file: Buffer) => Uint8Array]>([
  ['cut short', (file) => file.subarray(0, -1)],
  ['empty', () => Buffer.alloc(0)],
  ['changed', (file) => Buffer.concat([file.subarray(0, -1), Buffer.from([file.at(-1)! ^ 1])])],
  ['something else', () => Buffer.from('{}')],
])('a file that is %s is as good as none', async (_, spoil) => {
  await (await remember(root, 'verdict', 1)).keep(MADE);
  const path = join(root, FILE);
  await writeFile(path, spoil(await readFile(path)));
  expect(await made(1)).toBeUndefined();
});

test('is forgotten when packages are installed', async () => {
  await (await remember(root, 'verdict', 1)).keep(MADE);
  expect(await made(1)).toEqual(MADE);
  await writeFile(join(root, 'node_modules', '.package-lock.json'), '{}');
  expect(await made(1)).toBeUndefined();
});

test('depends on this program, the checks, the engines and their schemas', async () => {
  const marked = (await makerMarks()).map((line) => line.replaceAll('\\', '/'));
  for (const file of [
    'src/integrations/verify/judge.ts',
    'src/replay/example.ts',
    'verify/dist/project.js',
    'kubeconform-wasm/dist/registry.js',
    'kubeconform-wasm/assets/kubeconform.wasm.gz',
    'kubeconform-wasm/assets/schemas/1.37.2.json.gz',
    'kube-apiserver-wasm/dist/index.js',
    'kube-apiserver-wasm/assets/kube-apiserver.wasm.gz',
  ])
    expect(marked.filter((line) => line.includes(`${file} `))).toHaveLength(1);
});

test('where nothing can be kept, nothing fails', async () => {
  await writeFile(join(root, 'node_modules'), '');
  await (await remember(root, 'verdict', 1)).keep(MADE);
  expect(await made(1)).toBeUndefined();
});
