import { quote } from './flags.ts';

/** What an expression of a template can be. */
export type Value = string | number | boolean;

/** Go's truth: neither empty, nor zero, nor false. */
export const isTrue = (value: Value): boolean => value !== '' && value !== 0 && value !== false;

interface TemplateFunction {
  /** Least and greatest number of arguments. */
  readonly takes: readonly [number, number];
  readonly call: (...args: Value[]) => Value;
}

function incomparable(name: string, a: Value | undefined, b: Value | undefined): Error {
  const types = `${goTypes[typeof a as GoType]} and ${goTypes[typeof b as GoType]}`;
  return new Error(`error calling ${name}: incompatible types for comparison: ${types}`);
}

const comparison = (name: string, holds: (a: Value, b: Value) => boolean): TemplateFunction => ({
  takes: [2, 2],
  call: (a, b) => {
    if (typeof a !== typeof b) throw incomparable(name, a, b);
    return holds(a!, b!);
  },
});

const functions: Readonly<Record<string, TemplateFunction>> = {
  and: { takes: [1, Infinity], call: (...args) => args.find((arg) => !isTrue(arg)) ?? args.at(-1)! },
  or: { takes: [1, Infinity], call: (...args) => args.find(isTrue) ?? args.at(-1)! },
  not: { takes: [1, 1], call: (value) => !isTrue(value!) },
  len: { takes: [1, 1], call: (value) => bytes(String(value)).length },
  slice: { takes: [1, 4], call: slice },
  print: { takes: [0, Infinity], call: (...args) => print(args) },
  println: { takes: [0, Infinity], call: (...args) => `${args.join(' ')}\n` },
  printf: { takes: [1, Infinity], call: (format, ...args) => printf(String(format), args) },
  urlquery: {
    takes: [0, Infinity],
    call: (...args) =>
      encodeURIComponent(print(args))
        .replaceAll('%20', '+')
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  },
  eq: {
    takes: [2, Infinity],
    call: (first, ...others) => {
      const other = others.find((candidate) => typeof candidate !== typeof first);
      if (other !== undefined) throw incomparable('eq', first, other);
      return others.includes(first!);
    },
  },
  ne: comparison('ne', (a, b) => a !== b),
  lt: comparison('lt', (a, b) => a < b),
  le: comparison('le', (a, b) => a <= b),
  gt: comparison('gt', (a, b) => a > b),
  ge: comparison('ge', (a, b) => a >= b),
};

const bytes = (text: string) => new TextEncoder().encode(text);

export const isFunction = (name: string): boolean => Object.hasOwn(functions, name);

/** Calls a function that exists. Throws an Error in Go's words. */
export function callFunction(name: string, args: readonly Value[]): Value {
  const { takes, call } = functions[name]!;
  const [least, most] = takes;
  if (args.length < least || args.length > most) {
    const want = most === Infinity ? `at least ${least}` : String(most);
    throw new Error(`wrong number of args for ${name}: want ${want} got ${args.length}`);
  }
  return call(...args);
}

function slice(item?: Value, ...indexes: Value[]): Value {
  const wrong = (what: string) => new Error(`error calling slice: ${what}`);
  if (typeof item !== 'string') throw wrong(`can't slice item of type ${goTypes[typeof item as GoType]}`);
  if (indexes.length > 2) throw wrong('cannot 3-index slice a string');
  const whole = bytes(item);
  for (const index of indexes) {
    if (typeof index !== 'number')
      throw wrong(`cannot index slice/array with type ${goTypes[typeof index as GoType]}`);
    if (index < 0 || index > whole.length) throw wrong(`index out of range: ${index}`);
  }
  const [from = 0, to = whole.length] = indexes as number[];
  if (from > to) throw wrong(`invalid slice index: ${from} > ${to}`);
  return new TextDecoder().decode(whole.slice(from, to));
}

/** Go's fmt.Sprint: a space between two values of which none is a string. */
function print(args: readonly Value[]): string {
  return args
    .map((arg, i) =>
      i > 0 && typeof arg !== 'string' && typeof args[i - 1] !== 'string' ? ` ${arg}` : String(arg),
    )
    .join('');
}

type GoType = keyof typeof goTypes;

const goTypes = { string: 'string', number: 'int', boolean: 'bool' } as const;

function printf(format: string, args: readonly Value[]): string {
  let next = 0;
  const text = format.replace(/%([a-zA-Z%])/g, (_, verb: string) => {
    if (verb === '%') return '%';
    const arg = args[next++];
    if (arg === undefined) return `%!${verb}(MISSING)`;
    if (
      verb === 'v' ||
      (verb === 's' && typeof arg === 'string') ||
      (verb === 'd' && typeof arg === 'number')
    )
      return String(arg);
    if (verb === 'q' && typeof arg === 'string') return quote(arg);
    return `%!${verb}(${goTypes[typeof arg as GoType]}=${arg})`;
  });
  const left = args.slice(next).map((arg) => `${goTypes[typeof arg as GoType]}=${arg}`);
  return left.length === 0 ? text : `${text}%!(EXTRA ${left.join(', ')})`;
}
