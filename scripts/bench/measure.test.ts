import { expect, test } from 'vitest';
import { inTurn, median, ratio } from './measure.ts';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('median of %j is %d', (numbers, expected) => expect(median(numbers)).toBe(expected));

test('nothing has no median', () => expect(() => median([])).toThrow(RangeError));

test('a ratio is taken pair by pair, so a slow moment of the machine does not tilt it', () => {
  expect(ratio([2, 200, 4], [1, 100, 2])).toBe(2);
});

test('commands take turns, and a failing one is an error with what it said', async () => {
  const node = (name: string, code: string) => ({ name, argv: [process.execPath, '-e', code] as const });
  const times = await inTurn([node('a', ''), node('b', '')], 2);
  expect(times.map((list) => list.length)).toEqual([2, 2]);
  await expect(inTurn([node('c', 'console.error("why"); process.exit(3)')], 1)).rejects.toThrow(
    /c: exit 3\nwhy/,
  );
});
