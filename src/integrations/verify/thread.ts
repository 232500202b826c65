import { Worker } from 'node:worker_threads';
import type { ExplainedCode } from './explained.ts';
import type { JudgeOptions } from './input.ts';
import type { Verdict } from './judge.ts';

/** What the thread can be asked, and what it says. */
export interface Questions {
  readonly judge: Verdict;
  readonly explain: readonly ExplainedCode[];
}

/** An answer, or why there is none. */
export type Answer = { readonly answer: Questions[keyof Questions] } | { readonly failure: string };

/**
 * The judge of a project in a thread of its own, which starts with the first question: it judges while this thread
 * builds. One question at a time; the next waits for the one before.
 *
 * @returns rejects with what the judge could not read, or when the thread ends.
 */
export function createJudgeThread(
  options: JudgeOptions,
): <Name extends keyof Questions>(question: Name) => Promise<Questions[Name]> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ask = <Name extends keyof Questions>(question: Name): Promise<Questions[Name]> =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./judge-worker.ts', import.meta.url), { workerData: options });
      const asked = worker;
      const fail = (error: Error) => {
        worker = undefined;
        reject(error);
      };
      const ended = () => fail(new Error('the judge stopped'));
      // Only a question keeps the process alive.
      asked.ref();
      asked.once('exit', ended).once('error', fail);
      asked.once('message', (said: Answer) => {
        asked.off('exit', ended).off('error', fail).unref();
        if ('answer' in said) resolve(said.answer as Questions[Name]);
        else reject(new Error(said.failure));
      });
      asked.postMessage(question);
    });

  return (question) => {
    const next = last.then(() => ask(question));
    // Whoever asked hears of a failure; nobody may be listening yet.
    last = next.catch(() => {});
    return next;
  };
}
