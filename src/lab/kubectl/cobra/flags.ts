import { Failure } from '../errors.ts';
import { longFlag, shortFlag } from './find.ts';
import type { CommandNode, FlagSpec } from './tree.ts';
import { parseValue, type Value } from './values.ts';

/** Somebody asked for help. */
export class HelpWanted extends Error {}

/** The flags of one call. */
export class Flags {
  readonly #node: CommandNode;
  readonly #values = new Map<string, Value>();
  readonly #changed = new Set<string>();

  constructor(node: CommandNode) {
    this.#node = node;
  }

  /** Takes a value as it was typed. */
  set(spec: FlagSpec, text: string): void {
    const before = this.#changed.has(spec.name) ? this.#values.get(spec.name) : undefined;
    try {
      this.#values.set(spec.name, parseValue(spec.type, text, before));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const name = spec.short ? `-${spec.short}, --${spec.name}` : `--${spec.name}`;
      throw new Failure(`invalid argument ${JSON.stringify(text)} for "${name}" flag: ${error.message}`);
    }
    this.#changed.add(spec.name);
  }

  has(name: string): boolean {
    return this.#node.flags.some((flag) => flag.name === name);
  }

  /** Whether it is one of the flags that all commands take, not one of the command's own by the same name. */
  isGlobal(name: string): boolean {
    return this.#node.flags.some((flag) => flag.name === name && flag.persistent);
  }

  /** Whether it was given, even with its default. */
  changed(name: string): boolean {
    return this.#changed.has(name);
  }

  #get(name: string): Value {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const spec = this.#node.flags.find((flag) => flag.name === name);
    if (!spec) throw new Error(`${this.#node.path} has no flag --${name}`);
    const text = defaultText(spec);
    const value = spec.type === 'stringArray' && text === '' ? [] : parseValue(spec.type, text, undefined);
    this.#values.set(name, value);
    return value;
  }

  text(name: string): string {
    return String(this.#get(name));
  }

  bool(name: string): boolean {
    return this.#get(name) === true;
  }

  number(name: string): number {
    return Number(this.#get(name));
  }

  /** Durations are milliseconds. */
  duration(name: string): number {
    return Number(this.#get(name));
  }

  list(name: string): readonly string[] {
    const value = this.#get(name);
    return Array.isArray(value) ? value : [];
  }
}

/** pflag looks at bytes: of a letter that takes several it shows the first byte of the first, taken for a letter. */
function byteShown(letter: string): string {
  return letter > '\u007f' ? 'Ã' : letter;
}

/** pflag shows an empty list as `[]`. */
function defaultText(spec: FlagSpec): string {
  const text = spec.default ?? '';
  return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
}

export interface Parsed {
  readonly flags: Flags;
  readonly args: readonly string[];
  /** How many arguments stand before `--`; -1 without one. */
  readonly dash: number;
  /** What pflag says about deprecated flags, a line each. */
  readonly notes: readonly string[];
}

/**
 * Reads flags and arguments as pflag does: they may be mixed, `--` ends the flags.
 *
 * @throws {Failure} in pflag's words. @throws {HelpWanted} for `-h` and `--help`.
 */
export function parseFlags(node: CommandNode, words: readonly string[]): Parsed {
  const flags = new Flags(node);
  const args: string[] = [];
  const notes: string[] = [];
  const rest = [...words];
  let dash = -1;

  const set = (spec: FlagSpec, text: string) => {
    if (spec.deprecated) notes.push(`Flag --${spec.name} has been deprecated, ${spec.deprecated}\n`);
    flags.set(spec, text);
  };
  const wrong = (message: string) => new Failure(message);

  const long = (word: string) => {
    const body = word.slice(2);
    if (/^[-=]/.test(body)) throw wrong(`bad flag syntax: ${word}`);
    const equals = body.indexOf('=');
    const name = equals < 0 ? body : body.slice(0, equals);
    const spec = longFlag(node, name);
    if (!spec) throw wrong(`unknown flag: --${name}`);
    if (equals >= 0) set(spec, body.slice(equals + 1));
    else if (spec.noOpt) set(spec, spec.noOpt);
    else if (rest.length > 0) set(spec, rest.shift() ?? '');
    else throw wrong(`flag needs an argument: --${name}`);
  };

  const short = (word: string) => {
    let letters = [...word.slice(1)];
    while (letters.length > 0) {
      const all = letters.join('');
      const [letter = '', ...others] = letters;
      const spec = shortFlag(node, letter);
      if (!spec) throw wrong(`unknown shorthand flag: '${byteShown(letter)}' in -${all}`);
      letters = [];
      if (others.length > 1 && others[0] === '=') set(spec, others.slice(1).join(''));
      else if (spec.noOpt) {
        letters = others;
        set(spec, spec.noOpt);
      } else if (others.length > 0) set(spec, others.join(''));
      else if (rest.length > 0) set(spec, rest.shift() ?? '');
      else throw wrong(`flag needs an argument: '${letter}' in -${all}`);
    }
  };

  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (!word.startsWith('-') || word === '-') args.push(word);
    else if (word === '--') {
      dash = args.length;
      args.push(...rest);
      break;
    } else if (word.startsWith('--')) long(word);
    else short(word);
  }
  if (flags.has('help') && flags.bool('help')) throw new HelpWanted();
  return { flags, args, dash, notes };
}
