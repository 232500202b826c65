import { expect, test } from 'vitest';
import { splitDocuments } from './documents.ts';

test.each<[what: string, yaml: string, expected: [text: string, line: number][]]>([
  ['one', 'a: 1\n', [['a: 1\n', 1]]],
  [
    'two',
    'a: 1\n---\nb: 2\n',
    [
      ['a: 1', 1],
      ['b: 2\n', 3],
    ],
  ],
  ['a leading separator', '---\na: 1\n', [['---\na: 1\n', 1]]],
  [
    'an empty one',
    'a: 1\n---\n---\nb: 2',
    [
      ['a: 1', 1],
      ['---\nb: 2', 3],
    ],
  ],
  ['a last separator', 'a: 1\n---', [['a: 1', 1]]],
  ['dashes inside a line', 'a: b---\n', [['a: b---\n', 1]]],
])('%s', (_, yaml, expected) => {
  const documents = splitDocuments(yaml);
  expect(documents.map(({ text, line }) => [text, line])).toEqual(expected);
  expect(documents.map(({ index }) => index)).toEqual(expected.map((_, i) => i));
});
