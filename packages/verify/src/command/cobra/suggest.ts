import { distance } from 'fastest-levenshtein';
import type { CommandNode } from './tree.ts';

/** Words for which kubectl's commands ask to be suggested (`SuggestFor`). */
const FOR: Readonly<Record<string, readonly string[]>> = {
  get: ['list', 'ls'],
  describe: ['inspect'],
  delete: ['rm', 'remove'],
  top: ['stats'],
};

const MOST = 2;

/** What cobra suggests for an unknown command (`SuggestionsFor`): near ones, and those that begin with the word. */
export function suggestCommands({ children, parent }: CommandNode, word: string): string[] {
  const lower = word.toLowerCase();
  return children
    .filter(
      ({ hidden, deprecated, runnable, children: below }) =>
        !hidden && deprecated === '' && (runnable || below.length > 0),
    )
    .filter(
      ({ name }) =>
        distance(lower, name.toLowerCase()) <= MOST ||
        name.toLowerCase().startsWith(lower) ||
        (!parent && FOR[name]?.includes(lower)),
    )
    .map(({ name }) => name)
    .sort();
}
