import type { Lines, YamlDocument } from '../yaml/index.ts';
import type { ServerDocument } from './engine.ts';

/** kubectl stops at such a line; the checks of the stream say so. */
const SEPARATOR = /invalid Yaml document separator/;

/**
 * Puts what the server says beside the documents that it says it about, by the lines on which they begin.
 *
 * @returns for each document, in order, what is said about it; nothing for empty ones.
 */
export function documentsOf(
  documents: readonly YamlDocument[],
  lines: Lines,
  said: readonly ServerDocument[],
): readonly (readonly ServerDocument[])[] {
  const starts = documents.map(({ offset }) => lines.place(offset).line);
  const found: ServerDocument[][] = documents.map(() => []);
  let at = -1;
  let index = -1;
  for (const one of said) {
    if (SEPARATOR.test(one.message)) continue;
    // Members of a list share a document; values of a JSON file may share a line.
    if (one.index !== index) {
      const next = starts.findIndex((start, place) => place > at && start >= one.line);
      at = next === -1 || one.line === 0 ? documents.length - 1 : next;
      index = one.index;
    }
    found[at]?.push(one);
  }
  return found;
}

/** What kubectl says about a separator that is none. */
export function separatorWords(said: readonly ServerDocument[]): string | undefined {
  return said.find(({ message }) => SEPARATOR.test(message))?.message.trim();
}

/** Go's words about a document that does not parse, without kubectl's around them; undefined when it does. */
export function unreadableWords(said: readonly ServerDocument[]): string | undefined {
  const unreadable = said.find(({ stage }) => stage === 'parse');
  if (unreadable === undefined) return undefined;
  const words = /error converting YAML to JSON: .*$/s.exec(unreadable.message)?.[0];
  return (words ?? unreadable.message).trim();
}
