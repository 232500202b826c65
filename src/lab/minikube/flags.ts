/** Flags of one command: their letters, and whether they take a value. */
export type FlagTable = Readonly<Record<string, { readonly letter?: string; readonly value?: boolean }>>;

/** Flags that every command of minikube has. */
const GLOBAL: FlagTable = {
  profile: { letter: 'p', value: true },
  help: { letter: 'h' },
  alsologtostderr: {},
  bootstrapper: { letter: 'b', value: true },
  logtostderr: {},
  rootless: {},
  'skip-audit': {},
  user: { value: true },
  v: { letter: 'v', value: true },
};

export interface Words {
  readonly flags: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
  /** What stands after `--`. */
  readonly rest: readonly string[];
  /** cobra's words for a flag that there is not. */
  readonly problem?: string;
}

/** Reads words as pflag does. A flag's value stands behind `=` or in the next word. */
export function readWords(argv: readonly string[], own: FlagTable): Words {
  const table: FlagTable = { ...GLOBAL, ...own };
  const letters = new Map(
    Object.entries(table).flatMap(([name, { letter }]) => (letter ? [[letter, name]] : [])),
  );
  const flags = new Map<string, string>();
  const operands: string[] = [];
  const words = [...argv];
  const done = (problem?: string, rest: readonly string[] = []): Words => ({
    flags,
    operands,
    rest,
    ...(problem !== undefined && { problem }),
  });
  while (words.length > 0) {
    const word = words.shift() as string;
    if (word === '--') return done(undefined, words);
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const long = word.startsWith('--');
    const [key = '', given] = word.slice(long ? 2 : 1).split(/=([\s\S]*)/);
    const letter = key.slice(0, 1);
    const name = long ? key : letters.get(letter);
    const flag = name === undefined ? undefined : table[name];
    if (!flag || name === undefined)
      return done(long ? `unknown flag: --${key}` : `unknown shorthand flag: '${letter}' in ${word}`);
    if (!flag.value) {
      flags.set(name, given ?? 'true');
      if (!long && key.length > 1) words.unshift(`-${key.slice(1)}`);
      continue;
    }
    const value = given ?? (!long && key.length > 1 ? key.slice(1) : words.shift());
    if (value === undefined)
      return done(
        long ? `flag needs an argument: --${key}` : `flag needs an argument: '${letter}' in ${word}`,
      );
    flags.set(name, value);
  }
  return done();
}
