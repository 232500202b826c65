import type { LabClock } from '../lab/cluster/index.ts';

/** Lets a lab's time pass for somebody who watches. */
export interface Pace {
  /** Somebody waits for a command, or no longer. */
  wait(on: boolean): void;
  stop(): void;
}

/** Milliseconds of real time between two steps. */
const TICK = 30;
/** Time runs as on the wall while the reader looks on; a command that takes long is waited for ever faster. */
const PATIENCE = 600;
const FASTEST = 25;
/**
 * Of a step that comes late no more than this counts, in milliseconds. A tab that slept does not catch up, and a command
 * that keeps a slow machine busy is not one that waits: what lasts twenty seconds in the cluster is still there after it.
 */
const LONGEST = 60;

/**
 * Drives a simulated clock: as fast as real time at first, faster the longer a command makes the reader wait.
 *
 * @param now milliseconds of real time.
 */
export function paceOf(clock: Pick<LabClock, 'advance'>, now: () => number): Pace {
  let waiting = 0;
  let waited = 0;
  let last = now();
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tick = async () => {
    const at = now();
    const passed = Math.min(LONGEST, at - last);
    last = at;
    if (waiting > 0) waited += passed;
    const speed = Math.min(FASTEST, 1 + Math.max(0, waited - PATIENCE) / 60);
    await clock.advance(Math.max(1, Math.round(passed * speed)));
    if (!stopped) timer = setTimeout(tick, TICK);
  };
  timer = setTimeout(tick, TICK);
  return {
    wait(on) {
      waiting = Math.max(0, waiting + (on ? 1 : -1));
      if (waiting === 0) waited = 0;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
