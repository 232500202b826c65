import type { Json } from '../../cluster/json.ts';
import { allowedStyles, readsAsOther } from './yaml-scalar.ts';

/**
 * A value as `sigs.k8s.io/yaml` writes it: keys sorted, lists not indented, long texts folded after column 80.
 * https://github.com/kubernetes-sigs/yaml
 */
export function toYaml(value: Json): string {
  return `${node(value, 0, 'top').replace(/^[ \n]/, '')}\n`;
}

/** Where a node stands decides what comes before its first line. */
type Place = 'top' | 'value' | 'item';

/** A node with what separates it from what it follows: a space, or a new line. */
function node(value: Json, indent: number, place: Place): string {
  if (Array.isArray(value) && value.length > 0) {
    const lines = value.map((item) => `-${node(item, indent + 2, 'item')}`);
    return start(place, indent) + lines.join(`\n${pad(indent)}`);
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0 && !Array.isArray(value)) {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort(naturally);
    const lines = keys.map((key) => {
      const name = scalar(key, indent, true, 0);
      const child = value[key];
      // A list stands at the column of its key.
      const deeper = Array.isArray(child) ? indent : indent + 2;
      if (isLeaf(child)) return `${name}: ${leaf(child, indent, indent + runes(name) + 2)}`;
      return `${name}:${node(child, deeper, 'value')}`;
    });
    return start(place, indent) + lines.join(`\n${pad(indent)}`);
  }
  // Within a list the text of an item begins two columns after its dash.
  return ` ${leaf(value, indent - 2, indent)}`;
}

function start(place: Place, indent: number): string {
  return place === 'item' ? ' ' : `\n${pad(indent)}`;
}

function pad(indent: number): string {
  return ' '.repeat(indent);
}

function isLeaf(value: Json): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

function leaf(value: Json, indent: number, column: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return scalar(value, indent, false, column);
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' ? '{}' : number(value);
}

function number(value: number | boolean): string {
  if (typeof value === 'boolean' || Number.isInteger(value)) return String(value);
  return String(value).replace(/e([-+])(\d)$/, 'e$10$2');
}

/** @param column where the text begins; texts are folded by it. */
function scalar(text: string, indent: number, key: boolean, column: number): string {
  const allowed = allowedStyles(text);
  if (text.includes('\n') && allowed.block && !key) return literal(text, indent + 2);
  const quoted = readsAsOther(text) || text.includes('\n');
  if (!quoted && allowed.plain) return key ? text : fold(text, indent + 2, column, false);
  if (!quoted && allowed.single) {
    const escaped = text.replaceAll("'", "''");
    return `'${key ? escaped : fold(escaped, indent + 2, column + 1, true)}'`;
  }
  return doubleQuoted(text, indent + 2, key ? Number.NEGATIVE_INFINITY : column + 1);
}

const WIDTH = 80;

/** Breaks a text at the first single space after column 80, again and again. */
function fold(text: string, indent: number, from: number, quoted: boolean): string {
  let column = from;
  let out = '';
  let spaces = false;
  const chars = [...text];
  for (const [index, char] of chars.entries()) {
    const edge = quoted && (index === 0 || index === chars.length - 1);
    if (char === ' ' && !spaces && column > WIDTH && chars[index + 1] !== ' ' && !edge) {
      out += `\n${pad(indent)}`;
      column = indent;
    } else {
      out += char;
      column++;
    }
    spaces = char === ' ';
  }
  return out;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\0': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};
const NEEDS_ESCAPE = /["\\\u0085\u2028\u2029\ufeff]|[^\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]/u;

function doubleQuoted(text: string, indent: number, from: number): string {
  let column = from;
  let out = '';
  let spaces = false;
  const chars = [...text];
  for (const [index, char] of chars.entries()) {
    let piece = char;
    if (NEEDS_ESCAPE.test(char)) piece = `\\${ESCAPED[char] ?? numeric(char.codePointAt(0) as number)}`;
    if (char === ' ' && !spaces && column > WIDTH && index > 0 && index < chars.length - 1) {
      piece = chars[index + 1] === ' ' ? '\\' : '';
      out += `\n${pad(indent)}${piece}`;
      column = indent + piece.length;
    } else {
      out += piece;
      column += runes(piece);
    }
    spaces = char === ' ';
  }
  return `"${out}"`;
}

function numeric(code: number): string {
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `u${hex.padStart(4, '0')}` : `U${hex.padStart(8, '0')}`;
}

function literal(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : text.length === 1 || text.endsWith('\n\n') ? '+' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : pad(indent) + line));
  return [`|${hint}${chomp}`, ...lines].join('\n');
}

function runes(text: string): number {
  return [...text].length;
}

/** Keys in the order of go-yaml: digits count as numbers, and come before letters. */
export function naturally(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    const [letterX, letterY] = [/\p{L}/u.test(x), /\p{L}/u.test(y)];
    if (letterX && letterY) return codeOf(x) - codeOf(y);
    if (letterX || letterY) return letterY ? -1 : 1;
    const [numberA, endA] = digits(a, i, x === '0' || y === '0');
    const [numberB, endB] = digits(b, i, x === '0' || y === '0');
    return numberA - numberB || endA - endB || codeOf(x) - codeOf(y);
  }
  return a.length - b.length;
}

function digits(chars: readonly string[], from: number, zero: boolean): [number: number, end: number] {
  let value = 0;
  // A zero within a number is not a leading zero.
  for (let j = from - 1; zero && j >= 0 && /\p{Nd}/u.test(chars[j] as string); j--) {
    if (chars[j] !== '0') {
      value = 1;
      break;
    }
  }
  let end = from;
  for (; end < chars.length && /\p{Nd}/u.test(chars[end] as string); end++) {
    value = value * 10 + codeOf(chars[end] as string) - 48;
  }
  return [value, end];
}

function codeOf(char: string): number {
  return char.codePointAt(0) as number;
}
