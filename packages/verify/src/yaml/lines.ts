import type { Place, Range } from '../diagnostic.ts';

/** Turns offsets of a text into places and back. Lines end with LF, CRLF or CR. */
export interface Lines {
  readonly text: string;
  readonly count: number;
  /** The place of an offset; beyond the text, its end. */
  place(offset: number): Place;
  range(start: number, end: number): Range;
  /** The offset of the first character of a line (from 1). */
  start(line: number): number;
  /** A line (from 1) without its end. */
  line(line: number): string;
}

/** Indexes a text by lines. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    else if (code !== 10 && code !== 13) continue;
    starts.push(at + 1);
  }
  const place = (offset: number): Place => {
    const target = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: target - starts[low]! + 1 };
  };
  const start = (line: number): number => starts[Math.min(Math.max(line, 1), starts.length) - 1]!;
  return {
    text,
    count: starts.length,
    place,
    range: (from, to) => ({ start: place(from), end: place(to) }),
    start,
    line: (line) => text.slice(start(line), starts[line] ?? text.length).replace(/[\r\n]+$/, ''),
  };
}
