import { COMMAND_ORDER } from './groups.ts';
import type { CommandNode } from './tree.ts';

/** Levenshtein distance, upper and lower case being the same. */
function distance(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Words that people type for a command: cobra's `SuggestFor`. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'kubectl top': ['stats'],
  'kubectl get': ['list', 'ls'],
  'kubectl describe': ['inspect'],
  'kubectl delete': ['rm', 'remove'],
};

/** `Did you mean this?` with the commands that are near, or nothing. */
export function suggestions(parent: CommandNode, name: string): string {
  const near = parent.children
    .filter(({ spec }) => !spec.hidden && spec.name !== 'help')
    .filter(
      ({ spec, path }) =>
        distance(name, spec.name) <= 2 ||
        spec.name.startsWith(name.toLowerCase()) ||
        WORDS[path]?.includes(name.toLowerCase()),
    )
    .map(({ spec }) => spec.name)
    .sort((left, right) => COMMAND_ORDER.indexOf(left) - COMMAND_ORDER.indexOf(right));
  return near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((item) => `\t${item}\n`).join('')}`;
}
