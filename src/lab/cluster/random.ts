/** Letters of generated names: no vowels and nothing that looks like one (apimachinery's `rand` package). */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A source of chance that repeats itself for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T | undefined;
  /** What the API server puts behind `generateName`, and controllers behind the names they make. */
  suffix(length?: number): string;
  uuid(): string;
  hex(length: number): string;
}

/** Mulberry32: small, and good enough to pick endpoints and names. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const letters = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
  const hex = (length: number) => letters('0123456789abcdef', length);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)],
    suffix: (length = 5) => letters(ALPHABET, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${letters('89ab', 1)}${hex(3)}-${hex(12)}`,
    hex,
  };
}

/** The same hexadecimal digits for the same text: for ids that must not change between two reads. */
export function digest(text: string, length = 64): string {
  let seed = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    seed = Math.imul(seed ^ text.charCodeAt(index), 0x01000193);
  return randomFrom(seed).hex(length);
}
