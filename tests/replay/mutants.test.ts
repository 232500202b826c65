import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { chapterOf } from '../../src/replay/chapter.ts';
import { readProject, readTranscript } from '../../src/replay/cli/project.ts';
import { compareChapter } from '../../src/replay/compare.ts';
import { mutantsOf } from './mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chapters, manifests } = await readProject(root);
const recorded = (
  await Promise.all(
    chapters.map(async (chapter) => ({ chapter, transcript: await readTranscript(root, chapter) })),
  )
).flatMap(({ chapter, transcript }) => (transcript ? [{ chapter, transcript }] : []));

/** Fewer would mean that the machinery above makes none. */
const FEWEST = 20;

test('there are recordings', () => {
  expect(recorded.length).toBeGreaterThan(0);
});

describe.each(recorded.map((each) => [each.chapter.id, each] as const))(
  '%s',
  (_id, { chapter, transcript }) => {
    test('is what its recording says', () => {
      expect(compareChapter(chapter, transcript)).toEqual([]);
    });

    test('every mistake is found on its line', () => {
      const mutants = mutantsOf(chapter, transcript);
      const missed = mutants.flatMap(({ kind, what, text, lines }) => {
        const mutant = chapterOf(text, chapter.file, manifests.values())!;
        const found = compareChapter(mutant, transcript).map(({ line }) => line);
        return found.some((line) => lines.includes(line)) ? [] : [{ kind, what, lines, found }];
      });
      expect(mutants.length).toBeGreaterThan(FEWEST);
      expect(missed).toEqual([]);
    });
  },
);
