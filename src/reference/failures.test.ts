import { parsePage } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { failuresOf } from './failures.ts';

const failure = (body: string, id = 'f1'): string =>
  `<Failure id="${id}" title="제목 ${id}">\n\n${body}\n\n</Failure>\n\n`;
const console = (text: string): string => `\`\`\`console\n${text}\n\`\`\``;
const read = (text: string) => failuresOf(parsePage(text, { file: 'content/ch-01-a.mdx' }), text);

test('errors are the symptom; what went well, and what stands outside, is not', () => {
  const text = `${console('$ a\nerror: outside')}\n\n${failure(
    console('$ b\npod/tmp created\n$ c\nError from server (NotFound): x not found\nplain'),
  )}`;
  expect(read(text)).toMatchObject([
    {
      page: 'ch-01-a',
      anchor: 'f1',
      title: '제목 f1',
      symptoms: ['Error from server (NotFound): x not found'],
    },
  ]);
});

test('without an error a table is', () => {
  const table = 'NAME    READY\nhello   1/1';
  expect(read(failure(console(`$ a\nhello-1\n$ b\n${table}`)))[0]?.symptoms).toEqual(table.split('\n'));
  expect(read(failure(console('$ a\nhello-1')))[0]?.symptoms).toEqual([]);
});

test('fragments that nobody can run count as well', () => {
  expect(read(failure('```text\nbash: minukube: command not found\n```'))[0]?.symptoms).toEqual([
    'bash: minukube: command not found',
  ]);
});

test('the cause is told without components and addresses', () => {
  const cause =
    '**증상.** 가.\n\n**원인.** <Term id="pod">파드</Term>가 **없습니다**.\n[0장](/a/)의 `x`입니다.\n\n**고치기.** 나.';
  expect(read(failure(cause))[0]?.cause).toBe('파드가 없습니다. 0장의 `x`입니다.');
  expect(read(failure('원인을 모릅니다.', 'f2'))[0]?.cause).toBeUndefined();
});
