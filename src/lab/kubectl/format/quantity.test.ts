import { describe, expect, test } from 'vitest';
import {
  addQuantities,
  formatQuantity,
  milliValue,
  parseQuantity,
  quantityOf,
  wholeValue,
} from './quantity.ts';

describe('quantities', () => {
  test.each([
    ['250m', '250m'],
    ['1.5', '1500m'],
    ['1000m', '1'],
    ['2048Mi', '2Gi'],
    ['1500Mi', '1500Mi'],
    ['1e3', '1e3'],
    ['0.5Gi', '512Mi'],
    ['100', '100'],
    ['1000', '1k'],
    ['0', '0'],
    ['-1', '-1'],
  ])('%s is %s', (text, canonical) => {
    expect(formatQuantity(quantityOf(text))).toBe(canonical);
  });
  test.each(['', 'x', '1x', '.', '1Kii'])('%s is none', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
  test('sums keep the format of what was there first', () => {
    expect(formatQuantity(addQuantities(quantityOf('0'), quantityOf('64Mi')))).toBe('64Mi');
    expect(formatQuantity(addQuantities(quantityOf('100m'), quantityOf('0.9')))).toBe('1');
  });
  test('whole units and thousandths are rounded up', () => {
    expect([wholeValue(quantityOf('1100m')), milliValue(quantityOf('100u'))]).toEqual([2n, 1n]);
  });
});
