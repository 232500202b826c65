import { dump, loadAll } from 'js-yaml';

/** A small seeded generator (mulberry32): the same seed gives the same mutants on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Holder = Record<string | number, unknown>;
type Path = readonly (string | number)[];
type Pick = <T>(list: readonly T[]) => T;

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((inner, index) => [index, inner])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])]);
}

function holderOf(object: unknown, path: Path): Holder {
  return path.slice(0, -1).reduce<unknown>((holder, key) => (holder as Holder)[key], object) as Holder;
}

const WORDS = ['', 'UPPER', 'has space', 'a_b', 'x'.repeat(64), '-a', '10', 'yes', '가', 'a.b', '192.0.2.1'];
const NUMBERS = [-1, 0, 1, 8080, 65_536, 1.5, 2 ** 31, 1e20];
const OTHERS: readonly unknown[] = [null, true, 'text', 7, [], {}, [1], { a: 'b' }, ['x']];

/** What can happen to one field of an object. */
const FIELD_CHANGES: Readonly<Record<string, (object: unknown, path: Path, pick: Pick) => void>> = {
  drop(object, path) {
    const holder = holderOf(object, path);
    const key = path.at(-1)!;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  rename(object, path, pick) {
    const holder = holderOf(object, path);
    const key = String(path.at(-1)!);
    if (Array.isArray(holder)) return;
    const renamed = pick([`${key}s`, key.slice(0, -1), `x${key}`, key.replace(/(.)(.)$/, '$2$1')]);
    const value = holder[key];
    delete holder[key];
    holder[renamed] = value;
  },
  recase(object, path, pick) {
    const holder = holderOf(object, path);
    const key = path.at(-1)!;
    const value = holder[key];
    if (typeof value === 'string') {
      holder[key] = pick([
        value.toLowerCase(),
        value.toUpperCase(),
        value.replace(/^./, (c) => c.toUpperCase()),
      ]);
    } else if (typeof key === 'string') {
      delete holder[key];
      holder[pick([key.toLowerCase(), key.toUpperCase()])] = value;
    }
  },
  retype(object, path, pick) {
    holderOf(object, path)[path.at(-1)!] = pick(OTHERS);
  },
  value(object, path, pick) {
    const holder = holderOf(object, path);
    const key = path.at(-1)!;
    holder[key] = typeof holder[key] === 'number' ? pick(NUMBERS) : pick(WORDS);
  },
  quote(object, path) {
    const holder = holderOf(object, path);
    const key = path.at(-1)!;
    const value = holder[key];
    holder[key] = typeof value === 'number' || typeof value === 'boolean' ? String(value) : [value];
  },
  swap(object, path, pick) {
    const other = pick(pathsOf(object));
    const [one, two] = [holderOf(object, path), holderOf(object, other)];
    const [first, second] = [one[path.at(-1)!], two[other.at(-1)!]];
    // A value does not go into itself.
    if (JSON.stringify(first ?? null).includes(JSON.stringify(second ?? null))) return;
    if (JSON.stringify(second ?? null).includes(JSON.stringify(first ?? null))) return;
    one[path.at(-1)!] = second;
    two[other.at(-1)!] = first;
  },
};

/** What can happen to one line of a file: the lines in its place. */
const TEXT_CHANGES: Readonly<Record<string, (line: string, pick: Pick) => string[]>> = {
  'drop a line': () => [],
  'repeat a line': (line) => [line, line],
  'indent a line': (line, pick) => [`${pick([' ', '  ', '\t', '\u00a0'])}${line}`],
  'outdent a line': (line) => [line.replace(/^ {1,2}/, '')],
  'cut a line': (line) => [line.slice(0, Math.ceil(line.length / 2))],
  'lose the blank after a colon': (line) => [line.replace(': ', ':')],
  'add a character': (line, pick) => [
    `${line}${pick(['"', "'", '[', '{', ':', ' #', '&a', '*a', '|', '@', '\u0000', '“', '\r'])}`,
  ],
  'add a separator': (line, pick) => [pick(['---', '...', '--- x', '%YAML 1.1']), line],
};

/** A mutant: the file it comes from, what was done to it, and its text. */
export interface Mutant {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

function mutateObject(file: string, text: string, pick: Pick): Mutant {
  const documents = loadAll(text).filter((document) => typeof document === 'object' && document !== null);
  const chosen = pick(documents);
  const path = pick(pathsOf(chosen));
  const change = pick(Object.keys(FIELD_CHANGES));
  FIELD_CHANGES[change]!(chosen, path, pick);
  const changed = documents.map((document) => dump(document, { noRefs: true, lineWidth: -1 }));
  return { file, name: `${change} ${path.join('.')}`, text: changed.join('---\n') };
}

function mutateText(file: string, text: string, pick: Pick): Mutant {
  const lines = text.split('\n');
  const change = pick(Object.keys(TEXT_CHANGES));
  const at = pick([...lines.keys()]);
  lines.splice(at, 1, ...TEXT_CHANGES[change]!(lines[at]!, pick));
  return { file, name: `${change} (${at + 1})`, text: lines.join('\n') };
}

/**
 * Makes the mutant of a number: three in four have a change of one field, the others one of the text. The same number
 * gives the same mutant.
 *
 * @param manifests texts by name, in a fixed order.
 */
export function mutant(
  manifests: readonly (readonly [file: string, text: string])[],
  number: number,
): Mutant {
  const next = random(number);
  const pick: Pick = (list) => list[Math.floor(next() * list.length)]!;
  const [file, text] = pick(manifests);
  return pick([mutateObject, mutateObject, mutateObject, mutateText])(file, text, pick);
}
