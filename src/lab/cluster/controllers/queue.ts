import type { Clock } from '../../api.ts';

/** Works through keys one after another, each at most once at a time; what fails is tried again. */
export interface Queue {
  add(key: string): void;
  close(): void;
}

const RETRY = 200;

export function queue(clock: Clock, sync: (key: string) => Promise<void>): Queue {
  const waiting = new Set<string>();
  let busy = false;
  let closed = false;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    // The writer goes first: its own call returns before anybody reacts.
    await Promise.resolve();
    for (const key of waiting) {
      if (closed) break;
      waiting.delete(key);
      try {
        await sync(key);
      } catch {
        void clock.sleep(RETRY).then(() => add(key));
      }
    }
    busy = false;
    if (waiting.size > 0 && !closed) void work();
  }

  function add(key: string): void {
    if (closed) return;
    waiting.add(key);
    void work();
  }

  return {
    add,
    close() {
      closed = true;
    },
  };
}
