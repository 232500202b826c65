import { expect, test } from 'vitest';
import { chapterOf } from './chapter.ts';
import { compareChapter } from './compare.ts';
import { recordChapter } from './record.ts';
import type { Transcript } from './transcript.ts';

const HEAD = '---\ntitle: 시험\nchapter: CH-01\nsetup: { namespace: svc-lab }\n---\n';
const FENCE = '```';

function record(
  body: string,
  outputs: readonly (readonly string[])[],
): { text: string; again: string; left: number } {
  const chapter = chapterOf(HEAD + body, 'p.mdx', [])!;
  const transcript: Transcript = {
    chapter: 'CH-01',
    page: 'p.mdx',
    recorded: '2026-11-23',
    versions: { client: '', server: '' },
    steps: chapter.steps.map(({ step, block }, index) => ({
      term: block.options.term,
      command: step.command,
      output: outputs[index] ?? [],
      exit: block.options.exit,
    })),
  };
  const text = recordChapter(chapter, transcript);
  const written = chapterOf(text, 'p.mdx', [])!;
  return {
    text: text.slice(HEAD.length),
    again: recordChapter(written, transcript).slice(HEAD.length),
    left: compareChapter(written, transcript).length,
  };
}

const block = (...lines: string[]) => `앞\n\n${FENCE}console\n${lines.join('\n')}\n${FENCE}\n\n뒤  \n`;

test.each([
  ['a first output', block('$ a'), [['x', '', 'y']], block('$ a', 'x', '', 'y')],
  [
    'outputs of several commands',
    block('$ a', '$ b', 'old', '$ c'),
    [['1'], ['2', '3'], []],
    block('$ a', '1', '$ b', '2', '3', '$ c'),
  ],
  ['an output that is gone', block('$ a', 'old', 'older'), [[]], block('$ a')],
  [
    'what fits stays as it is',
    block('$ a', 'solo 10.244.0.8   5s'),
    [['solo 10.244.0.31   19s']],
    block('$ a', 'solo 10.244.0.8   5s'),
  ],
  ['prompts in the output', block('$ a'), [['$ x', '> y']], block('$ a', '\\$ x', '\\> y')],
  ['^C stays last', block('$ a', 'old', '^C'), [['new']], block('$ a', 'new', '^C')],
  [
    'lines that fit stay',
    block('$ a', 'Date: Mon, 23 Nov 2026 08:30:51 GMT', 'old'),
    [['Date: Mon, 23 Nov 2026 09:00:00 GMT', 'new', '']],
    block('$ a', 'Date: Mon, 23 Nov 2026 08:30:51 GMT', 'new', ''),
  ],
  ['any lines stay', block('$ a', '…', 'end'), [['1', '2', 'END']], block('$ a', '…', 'END')],
  [
    'values keep the page’s names',
    block('$ a', '10.244.0.8', '$ b', 'old'),
    [['10.244.0.31'], ['10.244.0.31 10.244.0.8']],
    block('$ a', '10.244.0.8', '$ b', '10.244.0.8 10.244.0.9'),
  ],
  [
    'a table is aligned again',
    block('$ a', '10.244.0.100', '$ b'),
    [['10.244.0.7'], ['NAME   IP           AGE', 'solo   10.244.0.7   1s', 'x      <none>       1s']],
    block(
      '$ a',
      '10.244.0.100',
      '$ b',
      'NAME   IP             AGE',
      'solo   10.244.0.100   1s',
      'x      <none>         1s',
    ),
  ],
  [
    'inside a list',
    `- 하나\n\n  ${FENCE}console\n  $ a\n  old\n  ${FENCE}\n`,
    [['x', '', '  y']],
    `- 하나\n\n  ${FENCE}console\n  $ a\n  x\n\n    y\n  ${FENCE}\n`,
  ],
  [
    'a heredoc',
    block('$ cat <<END', '> a', '> END', 'old'),
    [['a']],
    block('$ cat <<END', '> a', '> END', 'a'),
  ],
])('%s', (_name, body, outputs, expected) => {
  const { text, again, left } = record(body, outputs);
  expect(text).toBe(expected);
  expect(again).toBe(expected);
  expect(left).toBe(0);
});

test('two values of the page that came to be one', () => {
  const { text, left } = record(block('$ a', 'hello-7xq2d', '$ b', 'hello-9zw4k'), [
    ['hello-bbbbb'],
    ['hello-bbbbb'],
  ]);
  expect(text).toBe(block('$ a', 'hello-7xq2d', '$ b', 'hello-7xq2d'));
  expect(left).toBe(0);
});
