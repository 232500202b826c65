import { describe, expect, test } from 'vitest';
import { PARTS, pageNumber, partsOf } from './parts.ts';

describe('partsOf', () => {
  test('pages that do not exist are not listed, nor are parts without pages', () => {
    expect(partsOf(new Set(['ch-02-labels', 'install', 'unknown']))).toEqual([
      { label: '시작하기', pages: ['install'] },
      { label: '1부 파드와 레이블', pages: ['ch-02-labels'] },
    ]);
  });

  test('no page stands in two parts', () => {
    const pages = PARTS.flatMap((part) => part.pages);
    expect(new Set(pages).size).toBe(pages.length);
  });
});

test.each([
  ['ch-00-setup', '0'],
  ['ch-16-lab', '16'],
  ['appendix-b-glossary', 'B'],
  ['install', undefined],
])('the number of %s is %s', (slug, expected) => {
  expect(pageNumber(slug)).toBe(expected);
});
