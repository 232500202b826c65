import type { Node } from './node.ts';
import type { Span } from './spans.ts';

/** A character that looks like a space, or like nothing. */
export interface Invisible {
  readonly offset: number;
  readonly name: string;
  /** `U+00A0`. */
  readonly code: string;
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\u00a0|\u202f/, '줄바꿈 없는 빈칸'],
  [/\u3000/, '전각 빈칸'],
  [/[\u2000-\u200a\u205f]/, '특수한 폭의 빈칸'],
  [/[\u200b\u2060\ufeff]/, '폭 없는 빈칸'],
  [/[\u200c\u200d]/, '폭 없는 이음 문자'],
  [/\u00ad/, '숨은 하이픈'],
  [/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/, '글 방향 문자'],
  [/[\u0085\u2028\u2029]/, '특수한 줄바꿈'],
];

const INVISIBLE = /[\u00a0\u00ad\u0085\u2000-\u200f\u2028-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff]/g;

/** Names a character by its code point: `U+00A0`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Finds invisible characters that change what the YAML says: in indentation, keys and unquoted values. The caller
 * says which offsets are comments or deliberate text, where such a character is harmless.
 */
export function findInvisible(text: string, harmless: (offset: number) => boolean): Invisible[] {
  return [...text.matchAll(INVISIBLE)]
    .filter((match) => !harmless(match.index))
    .map(({ 0: character, index }) => ({
      offset: index,
      name: NAMES.find(([pattern]) => pattern.test(character))?.[1] ?? '문자',
      code: codePointName(character),
    }));
}

/** A curly quote that begins or ends an unquoted value. */
export interface SmartQuote {
  readonly offset: number;
  readonly quote: string;
}

/** Finds unquoted values in curly quotes, which YAML takes for a part of the value. */
export function findSmartQuotes(root: Node): SmartQuote[] {
  const found: SmartQuote[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) {
        visit(key);
        visit(value);
      }
    } else if (node.kind === 'list') node.items.forEach(visit);
    else if (node.kind === 'scalar' && node.style === 'plain') {
      if (/^[“”„‘’‚]/.test(node.text)) found.push({ offset: node.start, quote: node.text[0]! });
      else if (/[“”‘’]$/.test(node.text) && !/[“‘]/.test(node.text)) {
        found.push({ offset: node.end - 1, quote: node.text.at(-1)! });
      }
    }
  };
  visit(root);
  return found;
}

/** Offsets of text that is quoted or in a block on purpose. */
export function deliberateText(root: Node): Span[] {
  const found: Span[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) {
        visit(key);
        visit(value);
      }
    } else if (node.kind === 'list') node.items.forEach(visit);
    else if (node.kind === 'scalar' && (node.style === 'quoted' || node.style === 'block')) {
      found.push([node.start, node.end]);
    }
  };
  visit(root);
  return found;
}
