import { expect, test } from 'vitest';
import { splitDocuments } from './documents.ts';

test.each([
  ['a: 1\n', ['a: 1\n']],
  ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['---\na: 1\n', ['a: 1\n']],
  ['# only\n---\n# comments\n', ['# only\n', '# comments\n']],
  ['a: 1\r\n---\r\nb: 2', ['a: 1\r\n', 'b: 2']],
  ['a: 1\n--- # why\nb: 2', ['a: 1\n', 'b: 2']],
  ['text: |\n  ---\n  x\n', ['text: |\n  ---\n  x\n']],
  ['---', ['']],
  ['', ['']],
  ['{"a": 1}{"b": 2}\n', ['{"a": 1}', '{"b": 2}']],
  ['{"a": "}{"}', ['{"a": "}{"}']],
  ['{a: 1}\n---\nb: 2', ['{a: 1}\n', 'b: 2']],
])('%j is cut into %j', (text, expected) => {
  const { documents } = splitDocuments(text);
  expect(documents.map((document) => document.text)).toEqual(expected);
  for (const { text: part, offset } of documents) expect(text.slice(offset, offset + part.length)).toBe(part);
});

test.each([
  ['a: 1\n---- \nb: 2', '-', 5],
  ['a: 1\n--- b: 2\n', 'b: 2', 5],
])('%j stops at a separator that is none', (text, rest, offset) => {
  expect(splitDocuments(text).badSeparator).toEqual({ offset, rest });
});
