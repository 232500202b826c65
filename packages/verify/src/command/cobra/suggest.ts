import { distance } from 'fastest-levenshtein';
import type { CommandNode } from './tree.ts';

/** Words for which kubectl's commands ask to be suggested (`SuggestFor`). */
const FOR: Readonly<Record<string, readonly string[]>> = {
  get: ['list', 'ls'],
  describe: ['inspect'],
  delete: ['rm', 'remove'],
  top: ['stats'],
};

/** The order in which kubectl adds its commands: cobra has not sorted them yet when it suggests some. */
const ADDED =
  'create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top cordon uncordon drain taint describe logs attach exec port-forward proxy cp auth debug events diff apply patch replace wait kustomize label annotate'.split(
    ' ',
  );
const placeIn = (name: string): number => (ADDED.includes(name) ? ADDED.indexOf(name) : ADDED.length);

const MOST = 2;

/** What cobra suggests for an unknown command (`SuggestionsFor`): near ones, and those that begin with the word. */
export function suggestCommands({ children, parent }: CommandNode, word: string): string[] {
  const lower = word.toLowerCase();
  return children
    .filter(
      ({ name, hidden, deprecated, runnable, children: below }) =>
        !hidden && name !== 'help' && deprecated === '' && (runnable || below.length > 0),
    )
    .filter(
      ({ name }) =>
        distance(lower, name.toLowerCase()) <= MOST ||
        name.toLowerCase().startsWith(lower) ||
        (!parent && FOR[name]?.includes(lower)),
    )
    .map(({ name }) => name)
    .sort((a, b) => (parent ? 0 : placeIn(a) - placeIn(b)) || (a < b ? -1 : 1));
}
