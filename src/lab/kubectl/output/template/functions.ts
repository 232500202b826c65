import type { Json } from '../../../cluster/json.ts';
import { goQuote, goSyntax, goType, goValue } from '../../format/gotext.ts';
import { byBytes } from '../../format/labels.ts';
import { TemplateError } from './parse.ts';

/** Whether Go's templates count a value as true: not zero, not empty. */
export function isTrue(value: Json): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value) || typeof value === 'string') return value.length > 0;
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return Boolean(value);
}

/** A value as an action prints it. */
export function printed(value: Json): string {
  return value === undefined || value === null ? '<no value>' : goValue(value);
}

function printf(format: Json, ...args: Json[]): string {
  let next = 0;
  const out = String(format).replace(
    /%([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_, flags, width, _p, verb) => {
      if (verb === '%') return '%';
      if (next >= args.length) return `%!${verb}(MISSING)`;
      const text = formatted(verb, args[next++], flags.includes('#'));
      if (!width) return text;
      return flags.includes('-')
        ? text.padEnd(Number(width))
        : text.padStart(Number(width), flags.includes('0') ? '0' : ' ');
    },
  );
  const extra = args.slice(next).map((arg) => `${goType(arg)}=${goValue(arg)}`);
  return extra.length > 0 ? `${out}%!(EXTRA ${extra.join(', ')})` : out;
}

function formatted(verb: string, value: Json, sharp: boolean): string {
  if (verb === 'v') return sharp ? goSyntax(value) : goValue(value);
  if (verb === 'q') return goQuote(String(value));
  if (verb === 'T') return goType(value);
  if (verb === 'd' || verb === 's') {
    const fits =
      verb === 'd' ? typeof value === 'number' : typeof value !== 'number' && typeof value !== 'boolean';
    return fits ? goValue(value) : `%!${verb}(${goType(value)}=${goValue(value)})`;
  }
  return goValue(value);
}

/** Go puts spaces between operands of `print` when neither is a string. */
function print(...args: Json[]): string {
  return args.reduce<string>((out, arg, index) => {
    const apart = index > 0 && typeof arg !== 'string' && typeof args[index - 1] !== 'string';
    return out + (apart ? ' ' : '') + goValue(arg);
  }, '');
}

function index(item: Json, ...keys: Json[]): Json {
  return keys.reduce((value, key) => {
    if (value === null || value === undefined)
      throw new TemplateError('error calling index: index of untyped nil');
    if (Array.isArray(value) || typeof value === 'string') {
      if (typeof key !== 'number') {
        throw new TemplateError(`error calling index: cannot index slice/array with type ${goType(key)}`);
      }
      if (key < 0 || key >= value.length) {
        throw new TemplateError(`error calling index: index out of range: ${key}`);
      }
      return value[key];
    }
    if (typeof value !== 'object') {
      throw new TemplateError(`error calling index: can't index item of type ${goType(value)}`);
    }
    if (typeof key !== 'string') {
      throw new TemplateError(`error calling index: value has type ${goType(key)}; should be string`);
    }
    return value[key];
  }, item);
}

function exists(item: Json, ...keys: Json[]): boolean {
  const found = keys.reduce(
    (value, key) => (value === null || value === undefined ? undefined : value[key]),
    item,
  );
  return found !== undefined && found !== null;
}

function length(value: Json): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (Array.isArray(value)) return value.length;
  if (value !== null && typeof value === 'object') return Object.keys(value).length;
  throw new TemplateError(
    value === null || value === undefined
      ? 'error calling len: len of nil pointer'
      : `error calling len: len of type ${goType(value)}`,
  );
}

function compare(name: string, left: Json, right: Json): number {
  if (left === null || left === undefined || right === null || right === undefined) {
    return left === right || (left ?? null) === (right ?? null) ? 0 : 1;
  }
  if (typeof left !== typeof right) {
    throw new TemplateError(`error calling ${name}: incompatible types for comparison`);
  }
  if (typeof left === 'object') {
    throw new TemplateError(`error calling ${name}: non-comparable type ${goValue(left)}: ${goType(left)}`);
  }
  return typeof left === 'string' ? byBytes(left, right) : Number(left) - Number(right);
}

function base64decode(text: Json): string {
  const bad = () =>
    new TemplateError('error calling base64decode: base64 decode failed: illegal base64 data');
  let binary: string;
  try {
    binary = atob(String(text));
  } catch {
    throw bad();
  }
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

/** The functions that every template has, and those that kubectl adds. */
export const functions: Readonly<Record<string, (...args: Json[]) => Json>> = {
  not: (value) => !isTrue(value),
  len: length,
  index,
  slice: (value, from = 0, to = value.length) => value.slice(from, to),
  print,
  println: (...args) => `${args.map(goValue).join(' ')}\n`,
  printf,
  eq: (left, ...rights) => rights.some((right) => compare('eq', left, right) === 0),
  ne: (left, right) => compare('ne', left, right) !== 0,
  lt: (left, right) => compare('lt', left, right) < 0,
  le: (left, right) => compare('le', left, right) <= 0,
  gt: (left, right) => compare('gt', left, right) > 0,
  ge: (left, right) => compare('ge', left, right) >= 0,
  exists,
  base64decode,
  html: (value) =>
    goValue(value).replace(
      /[<>&"']/g,
      (char) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&#34;', "'": '&#39;' })[char] ?? char,
    ),
  urlquery: (value) => encodeURIComponent(goValue(value)).replaceAll('%20', '+'),
};
