import type { Engines } from '../engines.ts';
import {
  type Answers,
  cacheFolder,
  engineHash,
  openAnswers,
  programHash,
  type Reports,
  rememberedReports,
  rememberingEngines,
} from './cache/index.ts';
import { createWorkerEngines } from './worker-engines.ts';

/** Engines in threads that remember what they said. */
export interface KeptEngines {
  readonly engines: Engines;
  /** Reports of earlier runs; absent when nothing is remembered. */
  readonly reports?: Reports;
  /** How many threads have been started: none when all was known. */
  started(): number;
  /** Writes down what was learnt. Never fails. */
  save(): Promise<void>;
  close(): Promise<void>;
}

/** How to make them. */
export interface KeptOptions {
  /** Minor versions, oldest first. */
  readonly versions: readonly string[];
  /** The project's root: its `node_modules` is the first place to keep answers in. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether to remember at all. */
  readonly cache: boolean;
}

interface Memory {
  readonly answers: Answers;
  readonly reports: Reports;
}

async function memoryOf({ root, env, cache }: KeptOptions): Promise<Memory | undefined> {
  if (!cache) return undefined;
  try {
    const [folder, engines, program] = await Promise.all([
      cacheFolder(root, env),
      engineHash(),
      programHash(),
    ]);
    const answers = await openAnswers(folder, engines);
    return { answers, reports: rememberedReports(answers, program) };
  } catch {
    return undefined;
  }
}

/** Engines in worker threads, with the answers of earlier runs: what is known starts no thread. */
export async function createKeptEngines(options: KeptOptions): Promise<KeptEngines> {
  const memory = await memoryOf(options);
  const { engines, started, close } = createWorkerEngines(options.versions);
  if (memory === undefined) return { engines, started, close, save: async () => undefined };
  const { answers, reports } = memory;
  return { engines: rememberingEngines(engines, answers), reports, started, save: answers.save, close };
}
