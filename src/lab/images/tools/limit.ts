import type { Clock } from '../../api.ts';

/** Waits for work at most so long. */
export async function within<T>(
  clock: Clock,
  milliseconds: number | undefined,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly done: true; readonly value: T } | { readonly done: false }> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const late = { done: false } as const;
  const aborted = new Promise<typeof late>((resolve) => {
    if (signal.aborted) resolve(late);
    signal.addEventListener('abort', () => resolve(late), { once: true });
  });
  const limit = milliseconds === undefined ? [] : [clock.sleep(milliseconds, both).then(() => late)];
  try {
    return await Promise.race([
      work(both).then((value) => ({ done: true, value }) as const),
      aborted,
      ...limit,
    ]);
  } finally {
    stop.abort();
  }
}

/** Never resolves until the signal aborts: what waiting for somebody silent looks like. */
export function forever(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
