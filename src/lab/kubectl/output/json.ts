import type { Json } from '../../cluster/json.ts';
import { sortedKeys } from '../format/labels.ts';

/**
 * JSON as Go's encoder writes it: keys sorted, `<`, `>` and `&` escaped.
 *
 * @param indent spaces a level; one line when 0.
 * @param sorted false for what kubectl prints from its own types, whose fields keep their order.
 */
export function goJson(value: Json, indent = 0, sorted = true): string {
  return write(value, indent === 0 ? '' : ' '.repeat(indent), '\n', sorted);
}

function write(value: Json, indent: string, newline: string, sorted: boolean): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return goJsonString(value);
  if (typeof value !== 'object') return String(value);
  const list = Array.isArray(value);
  const inner = newline + indent;
  const entries: string[] = list
    ? value.map((item) => write(item, indent, inner, sorted))
    : (sorted ? sortedKeys(value) : Object.keys(value))
        .filter((key) => value[key] !== undefined)
        .map((key) => `${goJsonString(key)}:${indent ? ' ' : ''}${write(value[key], indent, inner, sorted)}`);
  const [open, close] = list ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  if (!indent) return `${open}${entries.join(',')}${close}`;
  return `${open}${inner}${entries.join(`,${inner}`)}${newline}${close}`;
}

/** A string in Go's JSON, which is safe within HTML. */
export function goJsonString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029\u007f]/g, (char) =>
    char === '\u007f' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
