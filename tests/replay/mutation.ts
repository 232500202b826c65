import { fileURLToPath } from 'node:url';
import { type Chapter, chapterOf } from '../../src/replay/chapter.ts';
import { readProject, readTranscript } from '../../src/replay/cli/project.ts';
import { compareChapter } from '../../src/replay/compare.ts';
import type { Transcript } from '../../src/replay/transcript.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Recorded {
  readonly chapter: Chapter;
  readonly transcript: Transcript;
}

const project = await readProject(root);

/** The chapters of the guide that have a recording. */
export async function recordedChapters(): Promise<Recorded[]> {
  const all = project.chapters.map(async (chapter) => ({
    chapter,
    transcript: await readTranscript(root, chapter),
  }));
  return (await Promise.all(all)).flatMap(({ chapter, transcript }) =>
    transcript ? [{ chapter, transcript }] : [],
  );
}

/** What came of planting mistakes into a page. */
export interface Hunt {
  readonly planted: Readonly<Record<Mutant['kind'], number>>;
  /** Mistakes that no diagnostic points at. */
  readonly missed: readonly {
    readonly kind: string;
    readonly what: string;
    readonly lines: readonly number[];
    readonly found: readonly number[];
  }[];
}

/**
 * Plants mistakes into a chapter, one at a time, and looks for a diagnostic on the mistake's line.
 *
 * @param every takes one mistake of that many of a kind, and always the first.
 */
export function hunt({ chapter, transcript }: Recorded, every = 1): Hunt {
  const planted = { word: 0, swap: 0, drop: 0, rename: 0, exit: 0 };
  const seen = { ...planted };
  const missed = mutantsOf(chapter, transcript).flatMap(({ kind, what, text, lines }) => {
    if (seen[kind]++ % every !== 0) return [];
    planted[kind]++;
    const mutant = chapterOf(text, chapter.file, project.manifests.values());
    const found = mutant ? compareChapter(mutant, transcript).map(({ line }) => line) : [];
    return found.some((line) => lines.includes(line)) ? [] : [{ kind, what, lines, found }];
  });
  return { planted, missed };
}
