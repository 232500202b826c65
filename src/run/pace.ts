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
/** A tab that slept does not catch up. */
const LONGEST = 500;

/**
 * Drives a simulated clock: as fast as real time at first, faster the longer a command makes the reader wait.
 *
 * @param now milliseconds of real time.
 */
export function paceOf(clock: Pick<LabClock, 'advance'>, now: () => number): Pace {
  let waiting = 0;
  let since = 0;
  let last = now();
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speed = () => {
    const waited = waiting > 0 ? now() - since - PATIENCE : 0;
    return waited <= 0 ? 1 : Math.min(FASTEST, 1 + waited / 60);
  };
  const tick = async () => {
    const at = now();
    const passed = Math.min(LONGEST, at - last);
    last = at;
    await clock.advance(Math.max(1, Math.round(passed * speed())));
    if (!stopped) timer = setTimeout(tick, TICK);
  };
  timer = setTimeout(tick, TICK);
  return {
    wait(on) {
      if (on && waiting === 0) since = now();
      waiting = Math.max(0, waiting + (on ? 1 : -1));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
