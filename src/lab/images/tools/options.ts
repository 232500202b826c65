/** Command-line arguments, read the way of getopt. */
export interface Options {
  /** Values by option name; an option without value has ''. Later ones win. */
  readonly values: ReadonlyMap<string, string>;
  /** Values of options that may stand more than once. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  /** The first option that there is not. */
  readonly unknown?: string;
}

/**
 * Reads arguments. `flags` maps every spelling (`s`, `max-time`) to a name, with `=` behind it when it takes a value:
 * `{ m: 'max-time=', s: 'silent' }`.
 */
export function readOptions(argv: readonly string[], flags: Readonly<Record<string, string>>): Options {
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const operands: string[] = [];
  const set = (name: string, value: string) => {
    values.set(name, value);
    lists.set(name, [...(lists.get(name) ?? []), value]);
  };
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    if (word === '--') {
      operands.push(...argv.slice(index + 1));
      break;
    }
    if (word.startsWith('--')) {
      const [spelling = '', inline] = word.slice(2).split(/=(.*)/s);
      const flag = flags[spelling];
      if (flag === undefined) return { values, lists, operands, unknown: word };
      if (flag.endsWith('=')) set(flag.slice(0, -1), inline ?? argv[++index] ?? '');
      else set(flag, '');
    } else if (word.startsWith('-') && word.length > 1) {
      for (let at = 1; at < word.length; at++) {
        const flag = flags[word[at] as string];
        if (flag === undefined) return { values, lists, operands, unknown: `-${word[at]}` };
        if (!flag.endsWith('=')) {
          set(flag, '');
          continue;
        }
        set(flag.slice(0, -1), word.slice(at + 1) || (argv[++index] ?? ''));
        break;
      }
    } else operands.push(word);
  }
  return { values, lists, operands };
}
