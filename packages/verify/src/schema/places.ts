import type { At } from '../codes/index.ts';
import { type Lines, locate, type Node, type Path, type YamlDocument } from '../yaml/index.ts';

/** Finds the places of a document's fields. */
export interface Places {
  /** A value; its key when nothing is written there, the nearest parent when the path leads nowhere. */
  value(path: Path): At;
  /** A key; for a list's item, the item. For the document itself, its first key. */
  key(path: Path): At;
  /** A value as written, shortened. */
  written(path: Path): string;
}

const LONGEST = 40;
const KEY_LENGTH = 1;

/** Places in a document whose tree is `root`. */
export function placesOf(file: string, lines: Lines, root: Node): Places {
  const at = (start: number, end: number): At => ({ file, range: lines.range(start, Math.max(end, start)) });
  const head = (node: Node): At => {
    if (node.kind === 'map' && node.entries[0] !== undefined) {
      const { key } = node.entries[0];
      return at(key.start, key.end);
    }
    return at(node.start, node.kind === 'scalar' ? node.end : node.start + KEY_LENGTH);
  };
  return {
    value(path) {
      const spot = locate(root, path);
      if (spot.path.length < path.length || (spot.node.kind === 'scalar' && spot.node.style === 'absent')) {
        return spot.key === spot.node ? head(spot.node) : at(spot.key.start, spot.key.end);
      }
      return spot.node.kind === 'scalar' || spot.node.kind === 'alias'
        ? at(spot.node.start, spot.node.end)
        : head(spot.node);
    },
    key(path) {
      const spot = locate(root, path);
      return spot.key === spot.node ? head(spot.node) : at(spot.key.start, spot.key.end);
    },
    written(path) {
      const spot = locate(root, path);
      if (spot.path.length < path.length || spot.node.kind === 'map' || spot.node.kind === 'list') return '';
      const text = lines.text.slice(spot.node.start, spot.node.end).replace(/\s+/g, ' ');
      return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    },
  };
}

function keyOffset(text: string, key: string): number | undefined {
  for (let at = text.indexOf(`${key}:`); at !== -1; at = text.indexOf(`${key}:`, at + 1)) {
    if (at === 0 || /[\s{,'"]/.test(text[at - 1]!)) return at;
  }
  return undefined;
}

/** Places in a document without a tree, guessed: where the last name of a path stands, or the top. */
export function placesUnseen(file: string, lines: Lines, { text, offset }: YamlDocument): Places {
  const guess = (path: Path): At => {
    const key = path.findLast((part) => typeof part === 'string');
    const named = key === undefined ? undefined : keyOffset(text, key);
    const start = offset + (named ?? text.length - text.trimStart().length);
    return { file, range: lines.range(start, start + 1) };
  };
  return { value: guess, key: guess, written: () => '' };
}
