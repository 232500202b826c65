import { Worker } from 'node:worker_threads';
import type { JudgeOptions, Verdict } from './judge.ts';

/** What the thread says: a verdict, or why there is none. */
export type Answer = { readonly verdict: Verdict } | { readonly failure: string };

/**
 * The judge of a project in a thread of its own, which starts with the first question: it judges while this thread
 * builds. One question at a time; the next waits for the one before.
 *
 * @returns rejects with what the judge could not read, or when the thread ends.
 */
export function createJudgeThread(options: JudgeOptions): () => Promise<Verdict> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ask = (): Promise<Verdict> =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./judge-worker.ts', import.meta.url), { workerData: options });
      const asked = worker;
      const ended = () => {
        worker = undefined;
        reject(new Error('the judge stopped'));
      };
      const failed = (error: Error) => {
        worker = undefined;
        reject(error);
      };
      // Only a question keeps the process alive.
      asked.ref();
      asked.once('exit', ended).once('error', failed);
      asked.once('message', (answer: Answer) => {
        asked.off('exit', ended).off('error', failed).unref();
        if ('verdict' in answer) resolve(answer.verdict);
        else reject(new Error(answer.failure));
      });
      asked.postMessage('judge');
    });

  return () => {
    const next = last.then(ask);
    // Whoever asked hears of a failure; nobody may be listening yet.
    last = next.catch(() => {});
    return next;
  };
}
