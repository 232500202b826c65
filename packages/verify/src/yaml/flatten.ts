import { readRoughly } from './lexical.ts';
import type { Span } from './spans.ts';

function blank(text: string, [start, end]: Span): string {
  return ' '.repeat(text.slice(start, end).length);
}

/**
 * Puts what stands in brackets on one line, without moving anything: line breaks and comments become blanks. Go does
 * not mind how lines in brackets are indented, js-yaml does.
 */
export function flattenFlow(text: string): string {
  const { flow, comments } = readRoughly(text);
  const pieces: string[] = [];
  let at = 0;
  let next = 0;
  for (const [start, end] of flow) {
    pieces.push(text.slice(at, start));
    at = start;
    while (next < comments.length && comments[next]![0] < start) next++;
    for (; next < comments.length && comments[next]![0] < end; next++) {
      const comment = comments[next]!;
      pieces.push(text.slice(at, comment[0]).replace(/[\r\n]/g, ' '), blank(text, comment));
      at = comment[1];
    }
    pieces.push(text.slice(at, end).replace(/[\r\n]/g, ' '));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
