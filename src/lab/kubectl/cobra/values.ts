import { parseDuration } from './duration.ts';

/** A flag's value: durations in milliseconds. */
export type Value = string | number | boolean | readonly string[];

const BOOLS: Readonly<Record<string, boolean>> = {
  1: true,
  t: true,
  T: true,
  TRUE: true,
  true: true,
  True: true,
  0: false,
  f: false,
  F: false,
  FALSE: false,
  false: false,
  False: false,
};

/** Go's `strconv.ParseBool`; undefined for what it does not take. */
export function parseBool(text: string): boolean | undefined {
  return Object.hasOwn(BOOLS, text) ? BOOLS[text] : undefined;
}

const LIMITS: Readonly<Record<string, readonly [low: bigint, high: bigint]>> = {
  int: [-(2n ** 63n), 2n ** 63n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  Level: [-(2n ** 31n), 2n ** 31n - 1n],
};

function integer(type: string, text: string): number {
  const clean = /^[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)$/.test(text);
  if (!clean) throw new Error(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  const sign = text.startsWith('-') ? -1n : 1n;
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  const value = sign * BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const [low, high] = LIMITS[type] ?? [0n, 0n];
  if (value < low || value > high) {
    throw new Error(`strconv.ParseInt: parsing ${JSON.stringify(text)}: value out of range`);
  }
  return Number(value);
}

/** One line of CSV, as pflag reads lists. */
export function parseCsv(text: string): string[] {
  if (text === '') return [];
  const fields: string[] = [];
  let rest = text;
  for (;;) {
    if (rest.startsWith('"')) {
      const match = /^"((?:[^"]|"")*)"(,|$)/.exec(rest);
      if (!match) throw new Error('parse error on line 1, column 1: bare " in non-quoted-field');
      fields.push((match[1] ?? '').replaceAll('""', '"'));
      rest = rest.slice(match[0].length);
      if (match[2] === '') return fields;
    } else {
      const comma = rest.indexOf(',');
      const field = comma < 0 ? rest : rest.slice(0, comma);
      const quote = field.indexOf('"');
      if (quote >= 0) {
        const column = text.length - rest.length + quote + 1;
        throw new Error(`parse error on line 1, column ${column}: bare " in non-quoted-field`);
      }
      fields.push(field);
      if (comma < 0) return fields;
      rest = rest.slice(comma + 1);
    }
  }
}

/**
 * Reads a flag's value.
 *
 * @param before what the flag held, when it was given before: lists grow.
 * @throws {Error} in Go's words.
 */
export function parseValue(type: string, text: string, before: Value | undefined): Value {
  const list = Array.isArray(before) ? before : [];
  switch (type) {
    case 'bool': {
      const value = parseBool(text || 'false');
      if (value === undefined) {
        throw new Error(`strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`);
      }
      return value;
    }
    case 'int':
    case 'int32':
    case 'int64':
    case 'Level':
      return integer(type, text);
    case 'duration':
      return parseDuration(text);
    case 'stringArray':
      return [...list, text];
    case 'stringSlice':
    case 'stringToString':
    case 'mapStringString':
      return [...list, ...parseCsv(text)];
    default:
      return text;
  }
}
