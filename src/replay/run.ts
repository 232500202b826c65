import { setTimeout as sleep } from 'node:timers/promises';
import { type Bindings, createBindings } from './bindings.ts';
import { type Chapter, type ChapterStep, isCompared } from './chapter.ts';
import type { Execution, OpenCluster, Session } from './cluster.ts';
import { matchOutput } from './match.ts';
import { linesOf, type Transcript, type TranscriptStep } from './transcript.ts';

/** How long things may take, in milliseconds. */
export interface Patience {
  /** A command that ends by itself. */
  readonly command: number;
  /** Output that a running command is to print. */
  readonly output: number;
  /** Between two tries of `until`. */
  readonly retry: number;
}

const PATIENCE: Patience = { command: 200_000, output: 30_000, retry: 400 };
const POLL = 25;

/** Commands that end the cluster under the run, or start another. */
const LIFECYCLE = /\bminikube\s+(?:start|stop|delete|pause|unpause)\b/;

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly patience?: Partial<Patience>;
  /** Called before each step. */
  onStep?(step: ChapterStep, index: number): void;
}

/** A command in a terminal, with what it has printed so far. */
interface Running {
  readonly execution: Execution;
  text(): string;
  /** Undefined while it runs. */
  exitCode(): number | undefined;
  /** Forgets what was printed: a later block shows only what comes after. */
  forget(): void;
}

function follow(execution: Execution): Running {
  let text = '';
  let start = 0;
  let exitCode: number | undefined;
  const drained = (async () => {
    for await (const { data } of execution.output) text += data;
  })();
  void execution.exit.then(async (code) => {
    await drained;
    exitCode = code;
  });
  return {
    execution,
    text: () => text.slice(start),
    exitCode: () => exitCode,
    forget: () => {
      start = text.length;
    },
  };
}

/** Waits until `done`, for at most `limit`; false when it did not come to that. */
async function waitUntil(done: () => boolean, limit: number, signal?: AbortSignal): Promise<boolean> {
  const end = Date.now() + limit;
  while (!done()) {
    signal?.throwIfAborted();
    if (Date.now() > end) return false;
    await sleep(POLL);
  }
  return true;
}

/** Why a step is not run where there is only so much: a word of its `needs=…`. */
export function missing({ block, step }: ChapterStep, provides: ReadonlySet<string>): string | undefined {
  if (LIFECYCLE.test(step.command)) return 'minikube';
  return block.options.needs.find((need) => !provides.has(need));
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
  const { signal } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const bindings = createBindings(chapter.literals);
  const sessions = new Map<number, Session>();
  const running = new Map<number, Running>();
  const steps: TranscriptStep[] = [];

  const sessionOf = async (term: number): Promise<Session> => {
    const session = sessions.get(term) ?? (await cluster.session({ tty: false }));
    sessions.set(term, session);
    return session;
  };
  const fits = ({ patterns, block }: ChapterStep, lines: readonly string[], known: Bindings): boolean =>
    known.attempt(() => matchOutput(patterns, lines, known, block.options.unordered) !== undefined);
  const wouldFit = (each: ChapterStep, lines: readonly string[]): boolean => {
    let fine = false;
    bindings.attempt(() => {
      fine = fits(each, lines, bindings);
      return false;
    });
    return fine;
  };

  const start = async (each: ChapterStep): Promise<Running> => {
    const session = await sessionOf(each.block.options.term);
    return follow(session.exec(each.step.command));
  };
  const finish = async (each: ChapterStep, job: Running): Promise<TranscriptStep> => {
    const { step, block } = each;
    const { term } = block.options;
    const record = (extra: Pick<TranscriptStep, 'exit'> & Partial<TranscriptStep>): TranscriptStep => ({
      term,
      command: step.command,
      output: linesOf(job.text()),
      ...extra,
    });
    const keeps = each.last && block.options.background && !step.interrupted;
    if (keeps || step.interrupted) {
      const limit = isCompared(each) ? patience.output : 0;
      await waitUntil(
        () => job.exitCode() !== undefined || wouldFit(each, linesOf(job.text())),
        limit,
        signal,
      );
    }
    if (keeps && job.exitCode() === undefined) {
      const result = record({ exit: null });
      job.forget();
      running.set(term, job);
      return result;
    }
    running.delete(term);
    if (step.interrupted) job.execution.signal('SIGINT');
    if (await waitUntil(() => job.exitCode() !== undefined, patience.command, signal)) {
      return record({ exit: job.exitCode() ?? null });
    }
    job.execution.signal('SIGKILL');
    await waitUntil(() => job.exitCode() !== undefined, patience.output, signal);
    return record({ exit: null, timedOut: Math.round(patience.command / 1000) });
  };

  const perform = async (each: ChapterStep): Promise<TranscriptStep> => {
    const { step, block, last } = each;
    const { term, until } = block.options;
    if (step.command === '') {
      const job = running.get(term);
      return job ? finish(each, job) : { term, command: '', output: [], exit: null };
    }
    const end = Date.now() + (last && until !== undefined ? until : 0);
    for (;;) {
      const result = await finish(each, await start(each));
      const done = result.timedOut !== undefined || wouldFit(each, result.output);
      if (done || Date.now() + patience.retry > end) return result;
      await sleep(patience.retry, undefined, { signal });
    }
  };

  for (const [index, each] of chapter.steps.entries()) {
    signal?.throwIfAborted();
    options.onStep?.(each, index);
    const need = missing(each, cluster.provides);
    if (need === undefined) {
      const result = await perform(each);
      fits(each, result.output, bindings);
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
