import type { Answers, Message, Request } from '../../run/protocol.ts';

/** What the worker tells on its own. */
export type News = Exclude<Message, { type: 'answer' | 'refusal' }>;

/** A worker with a cluster in it. */
export interface Connection {
  /** @throws {Error} in words for the reader when it is refused, or when the worker is gone. */
  ask<T extends Request['type']>(request: Extract<Request, { type: T }>): Promise<Answers[T]>;
  /** Ends the worker; everything that is asked of it is refused. */
  close(): void;
}

export interface ConnectionEvents {
  news(message: News): void;
  /** The worker has died, or has not answered for a long time. */
  lost(why: 'died' | 'silent'): void;
}

/** Between two signs of life that are asked for, in milliseconds. */
const PULSE = 5000;
/** A worker that says nothing for so long is taken for hung. A slow phone is given time. */
const SILENCE = 45_000;

/** A request waits for its answer. */
interface Pending {
  resolve(value: never): void;
  reject(error: Error): void;
}

export function connect(worker: Worker, events: ConnectionEvents): Connection {
  const pending = new Map<number, Pending>();
  let last = Date.now();
  let next = 0;
  let open = true;

  const end = (why?: 'died' | 'silent') => {
    if (!open) return;
    open = false;
    clearInterval(pulse);
    worker.terminate();
    for (const { reject } of pending.values()) reject(new Error('실행 환경이 끝났습니다.'));
    pending.clear();
    if (why) events.lost(why);
  };
  const ask: Connection['ask'] = (request) =>
    new Promise((resolve, reject) => {
      if (!open) {
        reject(new Error('실행 환경이 끝났습니다.'));
        return;
      }
      next += 1;
      pending.set(next, { resolve, reject });
      worker.postMessage({ ...request, id: next });
    });

  // A tab in the background is not asked: browsers stop its timers, which is no death.
  let watching = !document.hidden;
  const pulse = setInterval(() => {
    if (document.hidden) {
      watching = false;
      return;
    }
    if (!watching) {
      watching = true;
      last = Date.now();
    }
    if (Date.now() - last > SILENCE) end('silent');
    else void ask({ type: 'ping' }).catch(() => undefined);
  }, PULSE);

  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    last = Date.now();
    if (data.type === 'answer' || data.type === 'refusal') {
      const waiting = pending.get(data.id);
      pending.delete(data.id);
      if (data.type === 'answer') waiting?.resolve(data.value as never);
      else waiting?.reject(new Error(data.message));
    } else events.news(data);
  });
  worker.addEventListener('error', () => end('died'));
  worker.addEventListener('messageerror', () => end('died'));
  return { ask, close: () => end() };
}
