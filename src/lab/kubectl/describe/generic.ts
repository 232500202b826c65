import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { sortedKeys } from '../format/labels.ts';
import type { Describer } from './context.ts';
import { writeHead } from './metadata.ts';
import type { Writer } from './writer.ts';

const SKIPPED = new Set(
  ['managedFields', 'name', 'namespace', 'labels', 'annotations'].map((name) => `.metadata.${name}`),
);

/** Any kind: all fields, with their names spread into words. */
export const generic: Describer = (object, { w }) => {
  writeHead(w, object);
  writeFields(w, object, 0, '');
};

function writeFields(w: Writer, map: Json, level: number, path: string): void {
  for (const name of sortedKeys(map)) {
    const at = `${path}.${name}`;
    if (SKIPPED.has(at)) continue;
    const value = map[name];
    if (value === null || typeof value !== 'object') {
      w.pair(label(name), goValue(value), level);
      continue;
    }
    w.line(level, `${label(name)}:`);
    if (!Array.isArray(value)) writeFields(w, value, level + 1, at);
    else {
      for (const item of value) {
        if (item !== null && typeof item === 'object' && !Array.isArray(item))
          writeFields(w, item, level + 1, at);
        else w.line(level + 1, goValue(item));
      }
    }
  }
}

const ACRONYMS = ['API', 'URL', 'UID', 'GUID'];

/** `clusterIP` as `Cluster IP`; names with other signs than letters and dashes stay. */
function label(name: string): string {
  if (/[^\p{L}-]/u.test(name)) return name;
  const words = mergeCapitals(camelWords(name));
  return words
    .map((word) => {
      if (ACRONYMS.includes(word.toUpperCase())) return word.toUpperCase();
      return word.toLowerCase() === word ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    })
    .join(' ');
}

/** Runs of small letters, of capitals, of other signs; the last capital before small letters begins their word. */
function camelWords(name: string): string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{Lu}\p{Ll}]+/gu) ?? [];
}

/** `IPs` is one word, not `I` and `Ps`. */
function mergeCapitals(words: readonly string[]): string[] {
  const merged: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const next = words[i + 1];
    if (word.length >= 2 && !/[^\P{L}\p{Lu}]/u.test(word) && next && /^\p{Lu}/u.test(next)) {
      merged.push(word + next);
      i++;
    } else merged.push(word);
  }
  return merged;
}
