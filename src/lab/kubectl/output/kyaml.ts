import type { Json } from '../../cluster/json.ts';
import { sortedKeys } from '../format/labels.ts';
import { readsAsOther } from './yaml-scalar.ts';

/**
 * A document in KYAML, the dialect between YAML and JSON.
 * https://github.com/kubernetes-sigs/yaml/tree/master/kyaml
 */
export function toKyaml(value: Json): string {
  return `---\n${node(value, 0)}\n`;
}

function node(value: Json, level: number): string {
  if (Array.isArray(value)) return sequence(value, level);
  if (typeof value === 'object' && value !== null) return mapping(value, level);
  if (typeof value === 'string') return quoted(value, level + 1);
  return value === undefined ? 'null' : String(value);
}

function pad(level: number): string {
  return '  '.repeat(level);
}

function sequence(items: readonly Json[], level: number): string {
  if (items.length === 0) return '[]';
  // Lists of maps or of lists keep the brackets together.
  if (items.every((item) => typeof item === 'object' && item !== null)) {
    return `[${items.map((item) => node(item, level)).join(', ')}]`;
  }
  return `[\n${items.map((item) => `${pad(level + 1)}${node(item, level + 1)},\n`).join('')}${pad(level)}]`;
}

function mapping(map: Json, level: number): string {
  const keys = sortedKeys(map).filter((key) => map[key] !== undefined);
  if (keys.length === 0) return '{}';
  const lines = keys.map((name) => `${pad(level + 1)}${key(name)}: ${node(map[name], level + 1)},\n`);
  return `{\n${lines.join('')}${pad(level)}}`;
}

function key(name: string): string {
  const plain = /^[\p{L}\p{N}_]([\p{L}\p{N}_./-]*[\p{L}\p{N}_])?$/u.test(name);
  const ambiguous = readsAsOther(name) || /^(true|false|t|f|y|n|yes|no|on|off|null|~)$/i.test(name);
  return plain && !ambiguous ? name : `"${escaped(name, false)}"`;
}

function quoted(text: string, level: number): string {
  if (!text.includes('\n')) return `"${escaped(text, false)}"`;
  const lines = text.split(/(?<=\n)/);
  const body = lines.map((line) => {
    // White space at the start of a line would be dropped by a reader.
    const guard = /^[^\S\n]/.test(line) ? '\\' : ' ';
    return `${pad(level)}${guard}${escaped(line, true)}`;
  });
  const end = text.endsWith('\n') ? '' : '\\\n';
  return `"\\\n${body.join('')}${end}${pad(level)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\r': '\\r',
  '\v': '\\v',
  '\0': '\\0',
  '\u001b': '\\e',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
  '"': '\\"',
  '\\': '\\\\',
};

function escaped(text: string, folded: boolean): string {
  return [...text]
    .map((char) => {
      if (char === '\n') return folded ? '\\n\\\n' : '\\n';
      if (char === '\t') return '\t';
      if (ESCAPES[char]) return ESCAPES[char];
      if (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(char)) return char;
      const code = char.codePointAt(0) as number;
      const hex = code.toString(16);
      if (code < 0x20 || code === 0x7f) return `\\x${hex.padStart(2, '0')}`;
      return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
    })
    .join('');
}
