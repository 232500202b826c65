/** Collects what terminals print and hands it on now and then, so that a command that prints forever floods nobody. */
export interface OutputBuffer {
  add(term: number, data: string): void;
  /** Hands on what has come so far. */
  flush(): void;
}

/** Milliseconds between two deliveries. */
const PERIOD = 30;
/** UTF-16 units of one terminal that are handed on at once; of more, the end counts. */
const MOST = 32_768;

/**
 * @param deliver Gets a terminal's text, and how many UTF-16 units before it were left out.
 */
export function outputBuffer(deliver: (term: number, data: string, dropped: number) => void): OutputBuffer {
  const waiting = new Map<number, { data: string; dropped: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [term, { data, dropped }] of waiting) deliver(term, data, dropped);
    waiting.clear();
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
    },
    flush,
  };
}
