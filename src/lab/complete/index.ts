import { type Around, completeKubectl } from './kubectl.ts';
import { readTyped } from './words.ts';

export type { Around } from './kubectl.ts';

const MINIKUBE = [
  'start',
  'status',
  'ip',
  'service',
  'tunnel',
  'ssh',
  'stop',
  'delete',
  'profile',
  'version',
];

/**
 * Possible ends of the word before the cursor.
 *
 * @param line     the line up to the cursor.
 * @param programs names of everything that can be called.
 * @returns where the word begins (UTF-16 units), and the words it may become, sorted.
 */
export async function complete(
  line: string,
  programs: readonly string[],
  around: Around,
): Promise<{ readonly from: number; readonly words: readonly string[] }> {
  const { words, word, from } = readTyped(line);
  const [program] = words;
  const all =
    program === undefined
      ? programs
      : program === 'kubectl'
        ? await completeKubectl(words, word, around)
        : program === 'minikube' && words.length === 1
          ? MINIKUBE
          : around.files;
  return { from, words: [...new Set(all)].filter((each) => each.startsWith(word)).sort() };
}
