import { expect, test } from 'vitest';
import { hunt, recordedChapters } from './mutation.ts';

const recorded = await recordedChapters();

test('there are recordings', () => {
  expect(recorded.length).toBeGreaterThan(0);
});

test.each(recorded.map((each) => [each.chapter.id, each] as const))(
  '%s: every mistake is found on its line',
  (_id, each) => {
    const { planted, missed } = hunt(each);
    expect(Object.values(planted).reduce((sum, count) => sum + count)).toBeGreaterThan(
      each.chapter.steps.length,
    );
    expect(missed).toEqual([]);
  },
);

test('mistakes of every kind are planted', () => {
  const kinds = { word: 0, swap: 0, drop: 0, rename: 0, exit: 0 };
  for (const each of recorded) {
    const { planted } = hunt(each, 1_000_000);
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) kinds[kind] += planted[kind];
  }
  expect(Object.values(kinds).every((count) => count > 0)).toBe(true);
});
