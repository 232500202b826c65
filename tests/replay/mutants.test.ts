import { describe, expect, test } from 'vitest';
import { compareChapter } from '../../src/replay/compare.ts';
import { hunt, recordedChapters } from './mutation.ts';

const recorded = await recordedChapters();

/** All of them are planted by `npm run test:deep`. */
const SAMPLE = 40;

test('there are recordings', () => {
  expect(recorded.length).toBeGreaterThan(0);
});

describe.each(recorded.map((each) => [each.chapter.id, each] as const))('%s', (_id, each) => {
  test('is what its recording says', () => {
    expect(compareChapter(each.chapter, each.transcript)).toEqual([]);
  });

  test('a mistake is found on its line', () => {
    const { planted, missed } = hunt(each, SAMPLE);
    expect(planted).toMatchObject({
      word: expect.toSatisfy((count) => count > 0),
      exit: expect.toSatisfy((count) => count > 0),
    });
    expect(missed).toEqual([]);
  });
});
