import { dump } from 'js-yaml';

/** A small seeded generator (mulberry32): the same seed gives the same mutants on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Path = readonly (string | number)[];

function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((inner, i) => [i, inner])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => [[...at, key], ...paths(inner, [...at, key])]);
}

const strings = [
  '',
  'UPPER',
  'has space',
  'a_b',
  'x'.repeat(64),
  '-a',
  '10',
  'true',
  '가',
  'a.b',
  '1h',
  '192.0.2.1',
];
const numbers = [-1, 0, 1, 65_536, 1.5, 2 ** 31, 1e20];
const others: unknown[] = [null, true, 'text', 7, [], {}, [1], { a: 'b' }, ['x']];

/** What can happen to one field: each returns the new value, or undefined to drop the field. */
const changes: Readonly<Record<string, (value: unknown, pick: <T>(list: readonly T[]) => T) => unknown>> = {
  drop: () => undefined,
  retype: (_, pick) => pick(others),
  value: (value, pick) => (typeof value === 'number' ? pick(numbers) : pick(strings)),
  recase: (value) => (typeof value === 'string' ? value.toLowerCase() : value),
  quote: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : [value]),
  repeat: (value) => (Array.isArray(value) ? [...value, ...value] : value),
};

/** A mutant: what was done, and the manifest. */
export interface Mutant {
  readonly name: string;
  readonly yaml: string;
}

/** Makes a mutant of a manifest by one or two random changes; deterministic for a seed. */
export function mutate(manifest: unknown, seed: number): Mutant {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const object = structuredClone(manifest) as Record<string, unknown>;
  const names: string[] = [];
  for (let n = next() < 0.2 ? 2 : 1; n > 0; n -= 1) {
    const path = pick(paths(object));
    if (path === undefined) break;
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((o, key) => (o as Record<string, unknown>)[key]!, object);
    const holder = parent as Record<string | number, unknown>;
    const key = path.at(-1)!;
    const way = next();
    if (way < 0.15 && !Array.isArray(parent)) {
      const renamed = pick([
        `${key}s`,
        `${key}`.toUpperCase(),
        `${key}`.toLowerCase(),
        `${key}`.slice(0, -1),
        'extra',
      ]);
      const value = holder[key];
      if (renamed !== 'extra') delete holder[key];
      holder[renamed] = value;
      names.push(`rename ${path.join('.')} to ${renamed}`);
      continue;
    }
    const change = pick(Object.keys(changes));
    const value = changes[change]!(holder[key], pick);
    if (value !== undefined) holder[key] = value;
    else if (Array.isArray(parent)) parent.splice(key as number, 1);
    else delete holder[key];
    names.push(`${change} ${path.join('.')}`);
  }
  return { name: names.join(', '), yaml: dump(object, { noRefs: true, lineWidth: -1 }) };
}
