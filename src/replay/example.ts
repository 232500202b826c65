import type { Diagnostic } from 'kubernetes-guide-verify';
import { diagnose } from 'kubernetes-guide-verify';
import type { ReadExample } from 'kubernetes-guide-verify/docs';
import { type Chapter, chapterOf } from './chapter.ts';
import { type Cluster, SetupError } from './cluster.ts';
import { compareChapter } from './compare.ts';
import { checkCoverage, coverageOf } from './exempt.ts';
import { guardChapter, replayChapter } from './replay.ts';
import type { Transcript } from './transcript.ts';

/** The one namespace that the page of an example may touch. */
const OWN = new Set(['demo']);

function transcriptOf(chapter: Chapter, cluster: NonNullable<ReadExample['parts']['cluster']>): Transcript {
  return {
    chapter: chapter.id,
    page: chapter.file,
    recorded: '',
    versions: { client: '', server: '' },
    steps: chapter.steps.map(({ block, step }, index) => {
      const { command = step.command, output = [], exit = null, timedOut } = cluster[index] ?? {};
      return { term: block.options.term, command, output, exit, ...(timedOut !== undefined && { timedOut }) };
    }),
  };
}

/** A cluster on which a chapter cannot be prepared. */
const unprepared = (command: string): Cluster => ({
  open: () => Promise.reject(new SetupError(command, 'error: no such file')),
});

/** Runs an example of what only a cluster shows: its page against what the example says that a cluster printed. */
export async function runReplayExample({ file, files, parts }: ReadExample): Promise<readonly Diagnostic[]> {
  const chapter = chapterOf(files.get(file) ?? '', file, []);
  if (chapter === undefined) throw new Error(`${file}: no chapter`);
  if (parts.unrecorded) {
    return [diagnose('replay-unrecorded', { file, line: 1, column: 1 }, { chapter: chapter.id })];
  }
  if (parts.setupFails !== undefined) {
    return (await replayChapter(chapter, unprepared(parts.setupFails))).diagnostics;
  }
  const bounds = { namespaces: OWN, existing: new Set([...OWN, 'kube-system']), manifest: () => undefined };
  const transcript = transcriptOf(chapter, parts.cluster ?? []);
  return [
    ...guardChapter(chapter, bounds, new Set()),
    ...compareChapter(chapter, transcript),
    ...checkCoverage(chapter, coverageOf(chapter, transcript)),
  ];
}
