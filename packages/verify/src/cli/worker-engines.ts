import { Worker } from 'node:worker_threads';
import { loadDefinitions } from 'kubeconform-wasm';
import type { Engine, Result } from '../schema/index.ts';

/** A document to judge. */
export interface Question {
  readonly id: number;
  readonly kubernetes: string;
  readonly document: string;
}

/** What the worker makes of it: results, or why there are none. */
export type Answer =
  | { readonly id: number; readonly results: readonly Result[] }
  | { readonly id: number; readonly failure: string };

interface Waiting {
  resolve(results: readonly Result[]): void;
  reject(error: Error): void;
}

/** Engines that must be closed. */
export interface WorkerEngines {
  readonly engines: readonly Engine[];
  close(): Promise<void>;
}

/**
 * Engines in a thread of their own, which starts with the first question: they judge while this thread reads pages.
 *
 * @param versions minor versions, such as `1.37`.
 */
export function createWorkerEngines(versions: readonly string[]): WorkerEngines {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./engine-worker.js', import.meta.url));
    started.on('message', (answer: Answer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('results' in answer) asker?.resolve(answer.results);
      else asker?.reject(new Error(answer.failure));
    });
    started.on('error', failAll);
    started.on('exit', () => failAll(new Error('the engine stopped')));
    return started;
  };
  const ask = (kubernetes: string, document: string): Promise<readonly Result[]> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const id = asked++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, kubernetes, document } satisfies Question);
    });
  return {
    engines: versions.map((kubernetes) => ({
      kubernetes,
      validate: (document) => ask(kubernetes, document),
      definitions: () => loadDefinitions(kubernetes),
    })),
    async close() {
      await worker?.terminate();
    },
  };
}
