/** Offsets from `start` up to, not including, `end`. */
export type Span = readonly [start: number, end: number];

/** Makes a test whether an offset lies in one of some spans, which are in order and do not overlap. */
export function within(spans: readonly Span[]): (offset: number) => boolean {
  return (offset) => {
    let low = 0;
    let high = spans.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [start, end] = spans[middle]!;
      if (offset < start) high = middle - 1;
      else if (offset >= end) low = middle + 1;
      else return true;
    }
    return false;
  };
}
