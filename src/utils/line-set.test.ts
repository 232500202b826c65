import { describe, expect, test } from 'vitest';
import { lineSet } from './line-set.ts';

describe('lineSet', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['3', [3]],
    ['10-12,17', [10, 11, 12, 17]],
    [' 2 , 4 - 5 ', [2, 4, 5]],
  ])('%j', (list, expected) => {
    expect([...lineSet(list)]).toEqual(expected);
  });

  test.each(['a', '5-3', '0', '1-', '-2'])('%j is refused', (list) => {
    expect(() => lineSet(list)).toThrow(RangeError);
  });
});
