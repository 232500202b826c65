import { createApiServer } from 'kube-apiserver-wasm';
import type { Diagnostic } from 'kubernetes-guide-verify';
import { lazyAdmission } from '../../lab/cluster/index.ts';
import type { Chapter } from '../chapter.ts';
import { type Coverage, coverageOf } from '../exempt.ts';
import { replayChapter } from '../replay.ts';
import { type Allowed, withoutAllowed } from './allowed.ts';
import { labCluster, type ManifestFiles } from './cluster.ts';

/** Names and addresses of the lab are the same in every run. */
const SEED = 37;

/** One engine for all chapters. */
const admission = lazyAdmission(createApiServer);

/** What came of a chapter on the lab. Plain data: it may come from another thread. */
export interface Played {
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: Coverage;
  /** Entries of the list of differences that nothing needed. */
  readonly unneeded: readonly Allowed[];
  readonly seconds: number;
}

export interface PlayOptions {
  readonly manifests: ManifestFiles;
  /** Where the lab may differ from the pages. */
  readonly allowed: readonly Allowed[];
  readonly signal?: AbortSignal;
  /** Called before each step. */
  onStep?(): void;
}

/**
 * Plays a chapter on a lab of its own and compares it with its page.
 *
 * @throws what {@link PlayOptions.signal} was aborted with.
 */
export async function playOnLab(chapter: Chapter, options: PlayOptions): Promise<Played> {
  const { manifests, allowed, ...run } = options;
  const { signal } = run;
  const started = Date.now();
  const cluster = labCluster({ manifests, admission, seed: SEED, ...(signal && { signal }) });
  const { diagnostics, transcript } = await replayChapter(chapter, cluster, run);
  const { left, unneeded } = withoutAllowed(chapter, diagnostics, allowed);
  const coverage = coverageOf(chapter, transcript);
  return { diagnostics: left, coverage, unneeded, seconds: (Date.now() - started) / 1000 };
}
