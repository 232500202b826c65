/**
 * Flags as Go's `flag` package reads and prints them (https://pkg.go.dev/flag): one or two dashes, `-flag=value`, a boolean
 * without a value, flags before the first argument only.
 */
export interface Flag {
  readonly name: string;
  readonly usage: string;
  /** `value` flags are read by `set` and print no type of their own. */
  readonly type: 'bool' | 'int' | 'string' | 'value';
  /** As printed; only where it is not the type's zero. */
  readonly default?: string;
  /** Takes the value. Returns what is wrong with it, in Go's words. */
  readonly set: (value: string) => string | undefined;
}

/** What is left after the flags, and what went wrong with them. */
export interface Parsed {
  readonly rest: readonly string[];
  readonly problem?: string;
}

const booleans: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true]),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false]),
]);

/** A boolean as Go's strconv.ParseBool reads it; undefined where it is none. */
export function parseBool(text: string): boolean | undefined {
  return Object.hasOwn(booleans, text) ? booleans[text] : undefined;
}

const integer = /^([+-]?)(0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?\d)*)$/;

/** A 64-bit integer as Go's strconv.ParseInt reads it with base 0, or Go's words about it. */
export function parseInteger(text: string): number | 'parse error' | 'value out of range' {
  const found = integer.exec(text);
  if (found === null) return 'parse error';
  const digits = found[2]!.replaceAll('_', '').toLowerCase();
  const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const limit = found[1] === '-' ? 2n ** 63n : 2n ** 63n - 1n;
  if (value > limit) return 'value out of range';
  return Number(found[1] === '-' ? -value : value);
}

/** Reads the flags that stand before the first argument. */
export function parseFlags(flags: readonly Flag[], args: readonly string[]): Parsed {
  const rest = [...args];
  for (;;) {
    const first = rest[0];
    if (first === undefined || first.length < 2 || !first.startsWith('-')) return { rest };
    rest.shift();
    if (first === '--') return { rest };
    const name = first.replace(/^--?/, '');
    if (/^(?:$|[-=])/.test(name)) return { rest, problem: `bad flag syntax: ${first}` };
    const problem = take(flags, name, rest);
    if (problem !== undefined) return { rest, problem };
  }
}

/** One flag, with its value out of `rest` where it needs one. Returns what is wrong; '' is a cry for help. */
function take(flags: readonly Flag[], text: string, rest: string[]): string | undefined {
  const equals = text.indexOf('=', 1);
  const name = equals < 0 ? text : text.slice(0, equals);
  let value = equals < 0 ? undefined : text.slice(equals + 1);
  const flag = flags.find((candidate) => candidate.name === name);
  if (flag === undefined) return name === 'help' ? '' : `flag provided but not defined: -${name}`;
  if (flag.type === 'bool') {
    const wrong = flag.set(value ?? 'true');
    return wrong === undefined ? undefined : `invalid boolean value ${quote(value!)} for -${name}: ${wrong}`;
  }
  value ??= rest.shift();
  if (value === undefined) return `flag needs an argument: -${name}`;
  const wrong = flag.set(value);
  return wrong === undefined ? undefined : `invalid value ${quote(value)} for flag -${name}: ${wrong}`;
}

/** The list of all flags, sorted, as `flag.PrintDefaults` writes it. */
export function printDefaults(flags: readonly Flag[]): string {
  return flags
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => {
      const head = `  -${flag.name}${flag.type === 'bool' ? '' : ` ${flag.type}`}`;
      const initial = flag.type === 'string' ? quote(flag.default ?? '') : flag.default;
      const tail = flag.default === undefined ? '' : ` (default ${initial})`;
      return `${head}${head.length <= 4 ? '\t' : '\n    \t'}${flag.usage}${tail}\n`;
    })
    .join('');
}

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};

/** A text as Go's `%q` writes it. */
export function quote(text: string): string {
  const inner = text.replace(/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (character) => {
    const code = character.codePointAt(0)!;
    const hex = code.toString(16);
    if (escapes[character] !== undefined) return escapes[character];
    if (code < 0x80) return `\\x${hex.padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
  return `"${inner}"`;
}
