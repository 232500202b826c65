import { createBindings } from './bindings.ts';
import type { Chapter, ChapterStep } from './chapter.ts';
import type { OpenCluster } from './cluster.ts';
import { missing } from './step.ts';
import { createStepper, type StepperOptions } from './stepper.ts';
import type { Transcript, TranscriptStep } from './transcript.ts';

export interface RunOptions extends StepperOptions {
  /** Called before each step. */
  onStep?(step: ChapterStep, index: number): void;
}

/**
 * Runs a chapter's steps in order, each in its terminal, and writes down what the cluster says. The cluster is
 * prepared already; it is not closed.
 */
export async function runChapter(
  chapter: Chapter,
  cluster: OpenCluster,
  options: RunOptions = {},
): Promise<Transcript> {
  const stepper = createStepper(cluster, createBindings(chapter.literals), options);
  const steps: TranscriptStep[] = [];
  for (const [index, each] of chapter.steps.entries()) {
    options.signal?.throwIfAborted();
    options.onStep?.(each, index);
    const need = missing(each, cluster.provides);
    if (need === undefined) {
      const result = await stepper.perform(each);
      stepper.fits(each, result.output);
      steps.push(result);
    } else {
      const { term } = each.block.options;
      steps.push({ term, command: each.step.command, output: [], exit: null, skipped: need });
    }
  }
  return {
    chapter: chapter.id,
    page: chapter.file,
    recorded: new Date().toISOString().slice(0, 10),
    versions: cluster.versions,
    steps,
  };
}
