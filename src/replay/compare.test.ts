import { expect, test } from 'vitest';
import { chapterOf } from './chapter.ts';
import { compareChapter } from './compare.ts';
import type { Transcript, TranscriptStep } from './transcript.ts';

const HEAD = `---
title: 시험
chapter: CH-01
setup: { namespace: svc-lab }
---
`;
const FENCE = '```';
/** The first line of the body below. */
const FIRST = 6;

interface Case {
  readonly body: string;
  readonly steps: readonly (Partial<TranscriptStep> & { readonly output: readonly string[] })[];
}

const compare = ({ body, steps }: Case, manifests: string[] = []) => {
  const chapter = chapterOf(HEAD + body, 'p.mdx', manifests)!;
  const transcript: Transcript = {
    chapter: 'CH-01',
    page: 'p.mdx',
    recorded: '2026-11-23',
    versions: { client: 'v1.37.2', server: 'v1.37.2' },
    steps: steps.map((step, index) => ({
      term: 1,
      command: chapter.steps[index]?.step.command ?? '',
      exit: 0,
      ...step,
    })),
  };
  return compareChapter(chapter, transcript).map(({ code, line }) => `${code} ${line - FIRST}`);
};

const one = (output: string[], actual: string[], meta = '') => ({
  body: `${FENCE}console ${meta}\n$ a\n${output.map((line) => `${line}\n`).join('')}${FENCE}\n`,
  steps: [{ output: actual }],
});

test.each([
  ['a word', one(['x', 'pod/solo created'], ['x', 'pod/solo configured']), ['replay-output 3']],
  ['a line too many on the page', one(['a', 'b', 'c'], ['a', 'c']), ['replay-output 3']],
  ['a line missing on the page', one(['a', 'c'], ['a', 'b', 'c']), ['replay-output 3']],
  ['a line missing at the end', one(['a'], ['a', 'b']), ['replay-output 2']],
  ['output where the page shows none', one([], ['b']), ['replay-output 1']],
  ['unordered, a word', one(['a', 'b'], ['b', 'x'], 'unordered'), ['replay-output 2']],
  ['a fixed port', one(['80:30080/TCP'], ['80:30081/TCP']), ['replay-fixed-value 2']],
  ['nothing', one(['a', '…', 'd'], ['a', 'b', 'c', 'd']), []],
])('%s', (_name, given, expected) => {
  expect(compare(given, ['nodePort: 30080'])).toEqual(expected);
});

const blocks = (...outputs: string[]) =>
  outputs.map((output) => `${FENCE}console\n$ a\n${output}\n${FENCE}\n`).join('');

test('the claim that an address stays is caught by the values alone', () => {
  const body = blocks('10.244.0.8', 'pod "solo" deleted', '10.244.0.8');
  const steps = [['10.244.0.5'], ['pod "solo" deleted'], ['10.244.0.6']].map((output) => ({ output }));
  expect(compare({ body, steps })).toEqual(['replay-same-value 2', 'replay-same-value 10']);
});

test('the claim that an address changes is caught too', () => {
  const body = blocks('10.244.0.8', '10.244.0.9');
  const steps = [{ output: ['10.244.0.5'] }, { output: ['10.244.0.5'] }];
  expect(compare({ body, steps })).toEqual(['replay-different-value 2', 'replay-different-value 6']);
});

test('where most places agree, only the odd one is reported', () => {
  const body = blocks('10.244.0.8', '10.244.0.8', '10.244.0.9', '10.244.0.8');
  const steps = [1, 2, 3, 4].map(() => ({ output: ['10.244.0.5'] }));
  expect(compare({ body, steps })).toEqual(['replay-different-value 10']);
});

test.each([
  ['', 1, ['replay-exit 0']],
  ['exit=1', 0, ['replay-exit 0']],
  ['exit=1', 1, []],
  ['exit=2', 1, ['replay-exit 0']],
  ['background', 1, []],
])('exit: %j with %j', (meta, exit, expected) => {
  const given = one(['a'], ['a'], meta);
  expect(compare({ ...given, steps: [{ output: ['a'], exit }] })).toEqual(expected);
});

test('a command before the last of its block is to succeed', () => {
  const body = `${FENCE}console exit=1\n$ a\n$ b\n${FENCE}\n`;
  const steps = [
    { output: [], exit: 1 },
    { output: [], exit: 1 },
  ];
  expect(compare({ body, steps })).toEqual(['replay-exit 1']);
});

test.each([
  ['another command', [{ command: 'b', output: [] }], ['replay-stale 1']],
  ['another terminal', [{ term: 2, output: [] }], ['replay-stale 1']],
  ['too few commands', [], ['replay-stale 1']],
  ['a command that was not run', [{ skipped: 'minikube', output: [] }], []],
  ['a command that did not end', [{ timedOut: 300, exit: null, output: ['x'] }], ['replay-timeout 1']],
])('a recording with %s', (_name, steps, expected) => {
  expect(compare({ body: `${FENCE}console\n$ a\nx\n${FENCE}\n`, steps })).toEqual(expected);
});

test('says how the page differs, with the page’s values', () => {
  const chapter = chapterOf(`${HEAD}${blocks('solo 10.244.0.8\nRunning')}`, 'p.mdx', [])!;
  const found = compareChapter(chapter, {
    chapter: 'CH-01',
    page: 'p.mdx',
    recorded: '',
    versions: { client: '', server: '' },
    steps: [{ term: 1, command: 'a', output: ['solo 10.244.0.31', 'Pending'], exit: 0 }],
  });
  expect(found).toMatchObject([
    { line: 9, detail: '-Running\n+Pending', data: { expected: 'Running', actual: 'Pending' } },
  ]);
});
