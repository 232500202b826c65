import type { Bindings } from './bindings.ts';
import type { Execution, OpenCluster, Session, SessionOptions, Time } from './cluster.ts';
import { matchOutput } from './match.ts';
import { isCompared, type RunnableStep } from './step.ts';
import { realTime } from './time.ts';
import { linesOf, type TranscriptStep } from './transcript.ts';

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

export interface StepperOptions {
  readonly signal?: AbortSignal;
  readonly patience?: Partial<Patience>;
  /** A command begins in a terminal; once a try when it is repeated. */
  onCommand?(term: number, command: string): void;
  /** What is printed there, as it comes. */
  onOutput?(term: number, data: string): void;
}

/** Opens the terminals that steps name, each once. A cluster is one. */
export interface TerminalMaker extends Pick<OpenCluster, 'time'> {
  session(options: SessionOptions, term: number): Promise<Session>;
}

/** Runs steps one at a time, each in its terminal. */
export interface Stepper {
  /** Runs a step to where it is to come: its end, its expected output when it goes on running, or its last try. */
  perform(each: RunnableStep): Promise<TranscriptStep>;
  /** Whether a step's output fits what is known so far; then its values are bound. */
  fits(each: RunnableStep, lines: readonly string[]): boolean;
  /** The session of a terminal, opened when it is first asked for. */
  session(term: number): Promise<Session>;
  /** What a step left running in a terminal. */
  runningIn(term: number): Execution | undefined;
}

/** A command in a terminal, with what it has printed so far. */
interface Running {
  readonly execution: Execution;
  text(): string;
  /** Undefined while it runs. */
  exitCode(): number | undefined;
  /** Forgets what was printed: a later block shows only what comes after. */
  forget(): void;
  /** Resolves when it prints or ends; at once when it has ended. */
  changed(): Promise<void>;
}

function follow(execution: Execution, onData: (data: string) => void): Running {
  let text = '';
  let start = 0;
  let exitCode: number | undefined;
  let waiting: (() => void)[] = [];
  const change = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const drained = (async () => {
    for await (const { data } of execution.output) {
      text += data;
      onData(data);
      change();
    }
  })();
  void execution.exit.then(async (code) => {
    await drained;
    exitCode = code;
    change();
  });
  return {
    changed: () =>
      exitCode === undefined
        ? new Promise((resolve) => {
            waiting.push(resolve);
          })
        : Promise.resolve(),
    execution,
    text: () => text.slice(start),
    exitCode: () => exitCode,
    forget: () => {
      start = text.length;
    },
  };
}

/** Waits until `done`, for at most `limit`; false when it did not come to that. */
async function waitUntil(
  job: Running,
  done: () => boolean,
  limit: number,
  time: Time,
  signal?: AbortSignal,
): Promise<boolean> {
  const end = time.now() + limit;
  while (!done()) {
    signal?.throwIfAborted();
    const left = end - time.now();
    if (left <= 0) return false;
    const over = new AbortController();
    const stop = () => over.abort();
    signal?.addEventListener('abort', stop, { once: true });
    const late = time.sleep(left, over.signal).catch(() => {});
    await time.during(Promise.race([job.changed(), late]));
    signal?.removeEventListener('abort', stop);
    stop();
  }
  return true;
}

/** @param bindings grows with every step whose output fits. */
export function createStepper(
  cluster: TerminalMaker,
  bindings: Bindings,
  options: StepperOptions = {},
): Stepper {
  const { signal } = options;
  const { time = realTime } = cluster;
  const patience = { ...PATIENCE, ...options.patience };
  const sessions = new Map<number, Promise<Session>>();
  const running = new Map<number, Running>();

  const session = (term: number): Promise<Session> => {
    const opened = sessions.get(term) ?? cluster.session({ tty: false }, term);
    sessions.set(term, opened);
    return opened;
  };
  const fits = ({ patterns, block }: RunnableStep, lines: readonly string[]): boolean =>
    bindings.attempt(() => matchOutput(patterns, lines, bindings, block.options.unordered) !== undefined);
  const wouldFit = (each: RunnableStep, lines: readonly string[]): boolean => {
    let fine = false;
    bindings.attempt(() => {
      fine = fits(each, lines);
      return false;
    });
    return fine;
  };

  const start = async ({ block, step }: RunnableStep): Promise<Running> => {
    const { term } = block.options;
    const opened = await session(term);
    options.onCommand?.(term, step.command);
    return follow(opened.exec(step.command), (data) => options.onOutput?.(term, data));
  };
  const finish = async (each: RunnableStep, job: Running): Promise<TranscriptStep> => {
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
      const fine = () => job.exitCode() !== undefined || wouldFit(each, linesOf(job.text()));
      await waitUntil(job, fine, limit, time, signal);
    }
    if (keeps && job.exitCode() === undefined) {
      const result = record({ exit: null });
      job.forget();
      running.set(term, job);
      return result;
    }
    running.delete(term);
    if (step.interrupted) job.execution.signal('SIGINT');
    const ended = () => job.exitCode() !== undefined;
    if (await waitUntil(job, ended, patience.command, time, signal)) {
      return record({ exit: job.exitCode() ?? null });
    }
    job.execution.signal('SIGKILL');
    await waitUntil(job, ended, patience.output, time, signal);
    return record({ exit: null, timedOut: Math.round(patience.command / 1000) });
  };

  return {
    fits,
    session,
    runningIn: (term) => running.get(term)?.execution,
    async perform(each) {
      const { step, block, last } = each;
      const { term, until } = block.options;
      if (step.command === '') {
        const job = running.get(term);
        return job ? finish(each, job) : { term, command: '', output: [], exit: null };
      }
      const end = time.now() + (last && until !== undefined ? until : 0);
      for (;;) {
        const result = await finish(each, await start(each));
        const done = result.timedOut !== undefined || wouldFit(each, result.output);
        if (done || time.now() + patience.retry > end) return result;
        await time.sleep(patience.retry, signal);
      }
    },
  };
}
