import type { Clock as MachineClock } from '@ngrok/webernetes';
import type { Clock } from '../api.ts';

/** The lab's clock: that of its cluster, which real time drives, or whoever calls `drive`. */
export interface LabClock extends Clock {
  /** Stops real time: from now on only `drive` and `advance` move the clock. */
  freeze(): void;
  /** Lets real time drive the clock again. */
  thaw(): void;
  /**
   * Runs simulated time as fast as the machine can until the promise settles, when the lab was made with
   * `time: 'simulated'`; otherwise only waits for it. Calls may overlap.
   */
  drive<T>(work: Promise<T>): Promise<T>;
  /** How many timers wait for their time; none once the lab is closed. */
  pending(): number;
  outside<T>(work: Promise<T>): Promise<T>;
  /** Lets that much simulated time pass. */
  advance(milliseconds: number): Promise<void>;
}

/** The longest step in milliseconds, where nothing is due before. */
const STEP = 50;

/** Milliseconds until the clock's next timer, which webernetes' clock keeps to itself. */
function untilNext(clock: MachineClock): number {
  const { tasks } = clock as unknown as {
    readonly tasks?: ReadonlyMap<number, { readonly dueAtMs: number }>;
  };
  let next = STEP;
  const now = clock.nowMs();
  for (const { dueAtMs } of tasks?.values() ?? []) next = Math.min(next, dueAtMs - now);
  return Math.max(1, Math.ceil(next));
}

/** Turns of the event loop: everything that is ready to run has run when one is over. */
export interface Turns {
  next(): Promise<void>;
  close(): void;
}

/**
 * Channels for as long as somebody waits for turns. They must be held by a name: a channel that nobody refers to may
 * be collected with its message on the way, and the turn would never end. Two of them take turns: Node hands a channel
 * up to a thousand messages in a row when each one causes the next, and nobody else would get a turn meanwhile.
 */
export function turns(): Turns {
  const waiting: (() => void)[] = [];
  const channels = [new MessageChannel(), new MessageChannel()] as const;
  for (const { port1 } of channels) port1.onmessage = () => waiting.shift()?.();
  let count = 0;
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channels[count++ % 2 === 0 ? 0 : 1].port2.postMessage(undefined);
      }),
    close: () => {
      for (const { port1 } of channels) port1.close();
    },
  };
}

export function labClock(clock: MachineClock): LabClock {
  let drivers = 0;
  let running = false;
  /** What time waits for. */
  const held = new Set<Promise<unknown>>();

  async function step(loop: Turns): Promise<void> {
    if (held.size > 0) {
      await Promise.allSettled(held);
      await loop.next();
      return;
    }
    clock.step(untilNext(clock));
    await loop.next();
  }

  async function run(): Promise<void> {
    running = true;
    const loop = turns();
    // What was asked for just now gets a chance to happen without any time passing.
    await loop.next();
    while (drivers > 0) await step(loop);
    loop.close();
    running = false;
  }

  return {
    freeze: () => {
      if (!clock.isPaused()) clock.pause();
    },
    thaw: () => {
      if (clock.isPaused()) clock.resume();
    },
    pending: () => clock.pendingTaskCount(),
    now: () => clock.nowMs(),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        const done = () => {
          clock.clearTimeout(handle);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const handle = clock.setTimeout(done, milliseconds);
        signal?.addEventListener('abort', done, { once: true });
      }),
    async outside(work) {
      held.add(work);
      try {
        return await work;
      } finally {
        held.delete(work);
      }
    },
    async drive(work) {
      if (!clock.isPaused()) return await work;
      drivers++;
      if (!running) void run();
      try {
        return await work;
      } finally {
        drivers--;
      }
    },
    async advance(milliseconds) {
      if (!clock.isPaused()) {
        await clock.wait(milliseconds);
        return;
      }
      const until = clock.nowMs() + milliseconds;
      const loop = turns();
      while (clock.nowMs() < until) await step(loop);
      loop.close();
    },
  };
}
