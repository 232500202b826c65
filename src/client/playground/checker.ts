import type { AnswerTo, Ask, Said } from '../../playground/protocol.ts';

/** The worker that judges. */
export interface Checker {
  /**
   * Asks it. A worker that does not answer in time is ended; the next question starts another.
   *
   * @param patience milliseconds.
   * @throws {Error} in words for the reader.
   */
  ask<T extends Ask['type']>(question: Extract<Ask, { type: T }>, patience?: number): Promise<AnswerTo[T]>;
}

/** A check of this kind is not worth waiting for: the text is garbage, or far too large. */
const PATIENCE = 15_000;

interface Pending {
  resolve(value: never): void;
  reject(error: Error): void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** @param onProgress bytes of the API server that have arrived, and of how many (0 while nobody knows). */
export function createChecker(onProgress: (loaded: number, total: number) => void): Checker {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let next = 0;

  const end = (why: string) => {
    worker?.terminate();
    worker = undefined;
    for (const { reject, timer } of pending.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    pending.clear();
  };
  const settle = (id: number): Pending | undefined => {
    const found = pending.get(id);
    clearTimeout(found?.timer);
    pending.delete(id);
    return found;
  };
  const start = (): Worker => {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.type === 'progress') onProgress(data.loaded, data.total);
      else if (data.type === 'answer') settle(data.id)?.resolve(data.value as never);
      else settle(data.id)?.reject(new Error(data.message));
    });
    made.addEventListener('error', () => end('검사기가 멈췄습니다.'));
    return made;
  };

  return {
    ask: (question, patience = PATIENCE) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        next += 1;
        const timer = setTimeout(() => end('검사가 너무 오래 걸려 멈췄습니다.'), patience);
        pending.set(next, { resolve, reject, timer });
        worker.postMessage({ ...question, id: next });
      }),
  };
}
