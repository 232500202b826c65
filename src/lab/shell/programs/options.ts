/** Options of a GNU program: letters, and long names that stand for letters. */
export interface Parsed {
  readonly flags: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  /** What the program says about an option that it does not know. */
  readonly problem?: string;
}

/**
 * Reads options as getopt_long does: letters may be joined, operands may stand between.
 *
 * @param letters as getopt's: a letter, with `:` when it takes a value.
 * @param long    long names and their letters.
 * @param stop    whether the first operand ends the options (`env`, `timeout`, `xargs`).
 */
export function optionsOf(
  name: string,
  argv: readonly string[],
  letters: string,
  long: Readonly<Record<string, string>> = {},
  stop = false,
): Parsed {
  const flags = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const operands: string[] = [];
  const words = [...argv];
  const takes = (letter: string) => letters[letters.indexOf(letter) + 1] === ':';
  const set = (letter: string, value: string) => {
    flags.set(letter, value);
    lists.set(letter, [...(lists.get(letter) ?? []), value]);
  };
  const help = `Try '${name} --help' for more information.`;
  const fail = (text: string): Parsed => ({ flags, lists, operands, problem: `${name}: ${text}\n${help}\n` });
  while (words.length > 0) {
    const word = words.shift() as string;
    if (word === '--') {
      operands.push(...words);
      break;
    }
    if (word.startsWith('--')) {
      const [key = '', value] = word.slice(2).split(/=([\s\S]*)/);
      const letter = long[key];
      if (letter === undefined) return fail(`unrecognized option '${word.split('=')[0]}'`);
      if (!takes(letter)) set(letter, value ?? '');
      else {
        const own = value ?? words.shift();
        if (own === undefined) return fail(`option '--${key}' requires an argument`);
        set(letter, own);
      }
    } else if (word.startsWith('-') && word !== '-') {
      for (let at = 1; at < word.length; at++) {
        const letter = word[at] as string;
        if (letter === ':' || !letters.includes(letter)) return fail(`invalid option -- '${letter}'`);
        if (!takes(letter)) {
          set(letter, '');
          continue;
        }
        const value = word.slice(at + 1) || words.shift();
        if (value === undefined) return fail(`option requires an argument -- '${letter}'`);
        set(letter, value);
        break;
      }
    } else {
      operands.push(word);
      if (stop) {
        operands.push(...words);
        break;
      }
    }
  }
  return { flags, lists, operands };
}
