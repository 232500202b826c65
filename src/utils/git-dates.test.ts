import { expect, test } from 'vitest';
import { datesOf } from './git-dates.ts';

test('the newest commit of each file counts', () => {
  const log =
    '\0' +
    '2026-11-23T10:00:00+09:00\n\ncontent/a.mdx\n\0' +
    '2026-11-20T10:00:00+09:00\n\ncontent/a.mdx\ncontent/b.mdx\n';
  expect([...datesOf(log)]).toEqual([
    ['content/a.mdx', new Date('2026-11-23T10:00:00+09:00')],
    ['content/b.mdx', new Date('2026-11-20T10:00:00+09:00')],
  ]);
  expect(datesOf('')).toEqual(new Map());
});
