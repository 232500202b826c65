import { expect, test } from 'vitest';
import { chapterOf } from './chapter.ts';
import { checkCoverage, coverageOf } from './exempt.ts';
import type { Transcript } from './transcript.ts';

const FENCE = '```';
const count = (output: readonly string[], printed: readonly string[], skipped?: string) => {
  const body = `${FENCE}console\n$ a\n${output.join('\n')}\n${FENCE}\n`;
  const chapter = chapterOf(
    `---\ntitle: x\nchapter: CH-01\nsetup: { namespace: svc-lab }\n---\n${body}`,
    'p.mdx',
    [],
  )!;
  const transcript: Transcript = {
    chapter: 'CH-01',
    page: 'p.mdx',
    recorded: '',
    versions: { client: '', server: '' },
    steps: [{ term: 1, command: 'a', output: printed, exit: 0, ...(skipped !== undefined && { skipped }) }],
  };
  const coverage = coverageOf(chapter, transcript);
  const { lines, skippedLines, elidedLines, wildcardLines } = coverage;
  return {
    counts: [lines, skippedLines, elidedLines, wildcardLines],
    codes: checkCoverage(chapter, coverage).map(({ code }) => code),
  };
};

const nine = Array.from({ length: 9 }, (_, index) => `line ${index}`);

test.each([
  ['all compared', nine, nine, undefined, [9, 0, 0, 0], []],
  ['one line of … in ten', [...nine, '…'], nine, undefined, [10, 0, 1, 0], []],
  ['two lines of … in eleven', [...nine, '…', '…'], nine, undefined, [11, 0, 2, 0], ['replay-exempt']],
  [
    'a few characters left out',
    ['Failed to connect to hello after … ms'],
    ['Failed to connect to hello after 12 ms'],
    undefined,
    [1, 0, 0, 0],
    [],
  ],
  ['most of a line left out', ['F…'], ['Failed to connect'], undefined, [1, 0, 1, 0], ['replay-exempt']],
  ['a line of nothing but an age', ['5m'], ['6m'], undefined, [1, 0, 0, 1], ['replay-exempt']],
  ['not run: a list decides which commands may be', nine, [], 'minikube', [9, 9, 0, 0], []],
] as const)('%s', (_name, output, printed, skipped, counts, codes) => {
  expect(count(output, printed, skipped)).toEqual({ counts, codes });
});
