import { parsePage } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { chapterData } from './data.ts';

const FENCE = '```';
const page = (head: string) =>
  parsePage(`---\n${head}\n---\n\n${FENCE}console term=2 until=10s covers=c1\n$ a\nx\n$ b\n^C\n${FENCE}\n`, {
    file: 'content/a.mdx',
  });

test('steps in order, with what they are to print', () => {
  const data = chapterData(page('chapter: CH-09\nsetup: { namespace: svc-lab }'));
  expect(data?.id).toBe('CH-09');
  expect(data?.setup.namespaces).toEqual(['svc-lab']);
  expect(data?.steps).toMatchObject([
    { block: 0, index: 0, last: false, command: 'a', output: ['x'], interrupted: false },
    { block: 0, index: 1, last: true, command: 'b', output: [], interrupted: true },
  ]);
  expect(data?.steps[0]?.options).toMatchObject({ term: 2, until: 10_000 });
  expect(data?.steps[0]?.options).not.toHaveProperty('covers');
});

test('a page without a setup cannot be run', () => {
  expect(chapterData(page('title: a'))).toBeUndefined();
});

test('a page that is no chapter goes by its slug', () => {
  expect(chapterData(page('setup: { namespace: svc-lab }'))?.id).toBe('a');
});

test('where the lab is known to differ, the step says why', () => {
  const reason = '이유';
  const data = chapterData(page('chapter: CH-09\nsetup: { namespace: svc-lab }'), [
    { chapter: 'CH-09', command: 'b', reason },
    { chapter: 'CH-10', command: 'a', reason },
  ]);
  expect(data?.steps.map(({ differs }) => differs)).toEqual([undefined, reason]);
});
