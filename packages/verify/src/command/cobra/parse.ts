import { type Arg, isKnown, UNKNOWN } from '../arg.ts';
import type { CommandNode, Flag } from './tree.ts';

/** A flag as it is used in a command. */
export interface FlagUse {
  readonly flag: Flag;
  /** The value, from the argument or by default (`NoOptDefVal`). */
  readonly value: string;
  /** The word that names the flag. */
  readonly word: Arg;
  /** The word that holds the value and where in it the value begins; none when it is the default. */
  readonly holder?: { readonly arg: Arg; readonly from: number };
}

/** What pflag refuses. `from` and `to` are units of the argument's value. */
export interface FlagProblem {
  readonly kind: 'syntax' | 'unknown' | 'unknown-short' | 'no-value';
  readonly arg: Arg;
  readonly from: number;
  readonly to: number;
  /** Name or letter of the flag. */
  readonly name: string;
  /** pflag's own words. */
  readonly said: string;
}

/** Arguments as pflag splits them. */
export interface Parsed {
  readonly uses: readonly FlagUse[];
  readonly args: readonly Arg[];
  /** Number of arguments before `--`; -1 without one. */
  readonly dash: number;
  /** Where `--` stands in the command's text. */
  readonly separator: number | undefined;
  readonly problems: readonly FlagProblem[];
  /** Names with `_` that became `-`. */
  readonly underscored: readonly Arg[];
  /** An expansion may hold more flags or arguments than can be seen. */
  readonly open: boolean;
  readonly help: boolean;
}

/** Go's `%q` of one character. */
const quoted = (letter: string): string => `'${letter}'`;

/**
 * Parses arguments as pflag does (github.com/spf13/pflag, flag.go), flags and arguments in any order. Where pflag stops
 * at the first problem, this goes on and lists them all.
 */
export function parseFlags(node: CommandNode, given: readonly Arg[]): Parsed {
  const uses: FlagUse[] = [];
  const args: Arg[] = [];
  const problems: FlagProblem[] = [];
  const underscored: Arg[] = [];
  let dash = -1;
  let separator: number | undefined;
  let help = false;
  let open = false;

  const byName = (name: string): Flag | undefined => node.flags.find((flag) => flag.name === name);
  const byLetter = (letter: string): Flag | undefined =>
    node.flags.find(({ shorthand }) => shorthand === letter);

  for (let at = 0; at < given.length; at++) {
    const arg = given[at];
    if (!arg) break;
    const { value } = arg;
    // `$FLAGS`, `"${FLAGS[@]}"`: nobody knows what they hold.
    if (arg.splits && value.startsWith(UNKNOWN)) open = true;
    if (value === '--') {
      dash = args.length;
      separator = arg.start;
      args.push(...given.slice(at + 1));
      open ||= given.slice(at + 1).some(({ splits }) => splits);
      break;
    }
    if (!value.startsWith('-') || value === '-') {
      args.push(arg);
      continue;
    }
    const next = (): Arg | undefined => given[++at];
    const problem = (rest: Omit<FlagProblem, 'arg'>): void => {
      problems.push({ arg, ...rest });
    };

    if (value.startsWith('--')) {
      const equals = value.indexOf('=');
      const written = equals < 0 ? value.slice(2) : value.slice(2, equals);
      if (/^(?:-|=|$)/.test(value.slice(2))) {
        problem({
          kind: 'syntax',
          from: 0,
          to: value.length,
          name: written,
          said: `bad flag syntax: ${value}`,
        });
        continue;
      }
      // Normalized by component-base's WordSepNormalizeFunc.
      const name = written.replaceAll('_', '-');
      const flag = byName(name);
      if (name !== written && flag) underscored.push(arg);
      const to = 2 + written.length;
      if (!isKnown(written)) {
        open = true;
      } else if (!flag) {
        if (name === 'help') help = true;
        else problem({ kind: 'unknown', from: 0, to, name, said: `unknown flag: --${name}` });
      } else if (equals >= 0) {
        uses.push({ flag, value: value.slice(equals + 1), word: arg, holder: { arg, from: equals + 1 } });
      } else if (flag.noOptDefVal !== '') {
        uses.push({ flag, value: flag.noOptDefVal, word: arg });
      } else {
        const holder = next();
        if (!holder)
          problem({ kind: 'no-value', from: 0, to, name, said: `flag needs an argument: --${name}` });
        else uses.push({ flag, value: holder.value, word: arg, holder: { arg: holder, from: 0 } });
      }
      continue;
    }

    for (let index = 1; index < value.length; index++) {
      const letter = value[index] ?? '';
      const rest = value.slice(index + 1);
      const shown = value.slice(index);
      const flag = byLetter(letter);
      if (letter === UNKNOWN) {
        open = true;
        break;
      }
      if (!flag) {
        if (letter === 'h') help = true;
        else {
          const said = `unknown shorthand flag: ${quoted(letter)} in -${shown}`;
          problem({ kind: 'unknown-short', from: index, to: index + 1, name: letter, said });
        }
        break;
      }
      if (rest.startsWith('=') && rest.length > 1) {
        uses.push({ flag, value: rest.slice(1), word: arg, holder: { arg, from: index + 2 } });
        break;
      }
      if (flag.noOptDefVal !== '') {
        uses.push({ flag, value: flag.noOptDefVal, word: arg });
        continue;
      }
      if (rest !== '') {
        uses.push({ flag, value: rest, word: arg, holder: { arg, from: index + 1 } });
        break;
      }
      const holder = next();
      if (!holder) {
        const said = `flag needs an argument: ${quoted(letter)} in -${shown}`;
        problem({ kind: 'no-value', from: index, to: index + 1, name: flag.name, said });
      } else uses.push({ flag, value: holder.value, word: arg, holder: { arg: holder, from: 0 } });
      break;
    }
  }
  open ||=
    args.some(({ splits }) => splits) || uses.some(({ holder }) => holder?.from === 0 && holder.arg.splits);
  help ||= uses.some(({ flag, value }) => flag.name === 'help' && value !== 'false');
  return { uses, args, dash, separator, problems, underscored, open, help };
}
