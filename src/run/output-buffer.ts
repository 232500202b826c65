/** Collects what terminals print and hands it on now and then, so that a command that prints forever floods nobody. */
export interface OutputBuffer {
  /**
   * Takes what a terminal printed.
   *
   * @returns what the producer should wait for when it prints faster than anybody reads; whoever cannot wait loses the
   *   oldest text of a delivery that is too large.
   */
  add(term: number, data: string): Promise<void> | undefined;
  /** Hands on what has come so far. */
  flush(): void;
}

/** Milliseconds between two deliveries. */
const PERIOD = 30;
/** UTF-16 units of one terminal that are handed on at once; of more, the end counts. */
const MOST = 32_768;
/** What may be printed at once without waiting, and how much a millisecond after that. */
const BURST = 65_536;
const PER_MILLISECOND = 12;

/**
 * @param deliver Gets a terminal's text, and how many UTF-16 units before it were left out.
 * @param now     milliseconds.
 */
export function outputBuffer(
  deliver: (term: number, data: string, dropped: number) => void,
  now: () => number = Date.now,
): OutputBuffer {
  const waiting = new Map<number, { data: string; dropped: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let allowance = BURST;
  let counted = now();

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [term, { data, dropped }] of waiting) deliver(term, data, dropped);
    waiting.clear();
  };
  /** Milliseconds until that much may be printed. */
  const delayFor = (length: number): number => {
    const at = now();
    allowance = Math.min(BURST, allowance + (at - counted) * PER_MILLISECOND) - length;
    counted = at;
    return Math.max(0, -allowance / PER_MILLISECOND);
  };
  return {
    add(term, data) {
      const before = waiting.get(term) ?? { data: '', dropped: 0 };
      const all = before.data + data;
      const excess = Math.max(0, all.length - MOST);
      // Whole lines are left out, so that what follows begins at a line's start.
      const cut = excess === 0 ? 0 : all.indexOf('\n', excess) + 1 || excess;
      waiting.set(term, { data: all.slice(cut), dropped: before.dropped + cut });
      timer ??= setTimeout(flush, PERIOD);
      const delay = delayFor(data.length);
      return delay === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, delay));
    },
    flush,
  };
}
