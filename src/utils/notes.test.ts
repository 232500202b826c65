import { expect, test } from 'vitest';
import { erratumOf, type NoteRow } from './notes.ts';

const row = (lines: string, correction?: string): NoteRow => ({
  lines,
  kind: '문장',
  says: '말',
  verdict: correction ? '틀림' : '맞음',
  teaches: 'ch-01#a',
  ...(correction && { correction }),
});
const rows = [row('3'), row('4-6', '고침'), row('7', '고침')];

test.each([
  [[3], undefined],
  [[5], '4-6'],
  [[3, 4, 7], '4-6'],
  [[7], '7'],
])('a correction of lines %j leads to the erratum of %s', (lines, expected) => {
  expect(erratumOf(rows, new Set(lines))?.lines).toBe(expected);
});
