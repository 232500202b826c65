import { Worker } from 'node:worker_threads';
import type { Engines } from '../engines.ts';
import type { Result } from '../schema/index.ts';
import type { ServerDocument } from '../server/index.ts';
import { definitionsOf, serverMinor } from '../wasm-engines.ts';

/** What a worker is asked: a document for a version's schemas, or a file for the API server. */
export type Question = { readonly id: number } & (
  | { readonly kubernetes: string; readonly document: string }
  | { readonly text: string; readonly filename: string }
);

/** What the worker makes of it, or why there is nothing. */
export type Answer =
  | { readonly id: number; readonly said: readonly Result[] | readonly ServerDocument[] }
  | { readonly id: number; readonly failure: string };

/** Engines that must be closed. */
export interface WorkerEngines {
  readonly engines: Engines;
  /** How many threads have been started. */
  readonly started: () => number;
  close(): Promise<void>;
}

interface Waiting {
  resolve(said: never): void;
  reject(error: Error): void;
}

type Unnumbered<Q> = Q extends unknown ? Omit<Q, 'id'> : never;

/** A thread that starts with the first question, and starts anew after it broke. */
class Thread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;
  started = 0;

  ask<Said>(question: Unnumbered<Question>): Promise<Said> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      const id = this.#asked++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, ...question } satisfies Question);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    this.started++;
    const worker = new Worker(new URL('./engine-worker.js', import.meta.url));
    worker.on('message', (answer: Answer) => {
      const asker = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      // A thread that waits for questions keeps no program from ending.
      if (this.#waiting.size === 0) worker.unref();
      if ('said' in answer) asker?.resolve(answer.said as never);
      else asker?.reject(new Error(answer.failure));
    });
    worker.on('error', (error) => this.#failAll(error));
    worker.on('exit', () => this.#failAll(new Error('the engine stopped')));
    return worker;
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#worker = undefined;
  }
}

/**
 * Engines in threads of their own, one for the API server and one for schemas. Each starts with its first question: they
 * judge while this thread reads pages, and what nobody asks never starts.
 *
 * @param versions minor versions, such as `1.37`.
 */
export function createWorkerEngines(versions: readonly string[]): WorkerEngines {
  const forSchemas = new Thread();
  const forServer = new Thread();
  const schemas = versions.map((kubernetes) => ({
    kubernetes,
    validate: (document: string) => forSchemas.ask<readonly Result[]>({ kubernetes, document }),
    definitions: () => definitionsOf(kubernetes),
  }));
  const server = {
    kubernetes: serverMinor,
    judge: (text: string, filename: string) => forServer.ask<readonly ServerDocument[]>({ text, filename }),
  };
  return {
    engines: versions.includes(serverMinor) ? { schemas, server } : { schemas },
    started: () => forSchemas.started + forServer.started,
    close: async () => void (await Promise.all([forSchemas.close(), forServer.close()])),
  };
}
