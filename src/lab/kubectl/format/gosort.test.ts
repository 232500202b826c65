import { expect, test } from 'vitest';
import { goSort } from './gosort.ts';

test.each([0, 1, 12, 13, 49, 50, 51, 400])(
  '%d elements are sorted, whatever order they come in',
  (length) => {
    const rising = Array.from({ length }, (_, index) => index);
    const orders = [
      rising,
      [...rising].reverse(),
      rising.map((n) => (n * 7919) % 31),
      rising.map((n) => n % 2),
    ];
    for (const order of orders) {
      expect(goSort(order, (a, b) => a < b)).toEqual([...order].sort((a, b) => a - b));
    }
  },
);
