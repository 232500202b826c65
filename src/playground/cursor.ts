/** Steps from a document's root: keys of maps, indexes of lists. */
export type Path = readonly (string | number)[];

/** What stands on a line of YAML in block style: `- name: web` has dashes, a key and a value. */
interface Row {
  /** Columns of its dashes, from 0. */
  readonly dashes: readonly number[];
  /** Column of what follows them. */
  readonly column: number;
  readonly key: string | undefined;
  readonly keyEnd: number;
  readonly value: string;
  readonly valueStart: number;
}

/** Where a cursor stands in a file. Texts that are not finished are no obstacle: only lines and columns are looked at. */
export interface Cursor {
  /** Path of the map or list item that the line's key or value belongs to. */
  readonly parent: Path;
  /** Column in which keys of that map stand. */
  readonly column: number;
  readonly key: { readonly text: string; readonly from: number; readonly to: number } | undefined;
  /** What stands after the key, or on a line without a key all of it. Offsets are those of the text. */
  readonly value: { readonly text: string; readonly from: number; readonly to: number };
  /** Keys beside it, its own left out. */
  readonly siblings: ReadonlySet<string>;
  /** Kind and version of the object that the line belongs to. */
  readonly apiVersion: string;
  readonly kind: string;
  /** The object's own path; empty unless it is a member of a list. */
  readonly object: Path;
}

const KEY =
  /^(?:"([^"\\]*)"|'([^']*)'|([^\s#:'"[\]{},&*!|>%@`-](?:[^:#]|:(?!\s|$)|(?<!\s)#)*?|-[^\s:#](?:[^:#]|:(?!\s|$))*?))\s*:(?=\s|$)/;

function rowOf(line: string): Row {
  const dashes: number[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  for (
    let match = /^-(?: +|$)/.exec(line.slice(column));
    match;
    match = /^-(?: +|$)/.exec(line.slice(column))
  ) {
    dashes.push(column);
    column += match[0].length;
  }
  const rest = line.slice(column);
  const found = KEY.exec(rest);
  if (!found)
    return { dashes, column, key: undefined, keyEnd: column, value: rest.trim(), valueStart: column };
  const key = found[1] ?? found[2] ?? found[3] ?? '';
  const after = column + found[0].length;
  const space = /^\s*/.exec(line.slice(after))?.[0].length ?? 0;
  const value = line.slice(after + space).replace(/\s+#.*$/, '');
  return {
    dashes,
    column,
    key,
    keyEnd: column + found[0].trimEnd().replace(/\s*:$/, '').length,
    value: value.startsWith('#') ? '' : value.trimEnd(),
    valueStart: after + space,
  };
}

interface Level {
  readonly indent: number;
  readonly part: string | number;
}

const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line);
const plain = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

/** Follows lines from the top of a document and knows the path of each. */
class Walk {
  #levels: Level[] = [];
  /** Keys of each map and their scalars, by the map's path. */
  readonly maps = new Map<string, Map<string, string>>();
  readonly #counts = new Map<string, number>();

  get path(): Path {
    return this.#levels.map(({ part }) => part);
  }

  #leave(column: number, isItem: boolean): void {
    for (let top = this.#levels.at(-1); top; top = this.#levels.at(-1)) {
      const deeper =
        top.indent > column || (top.indent === column && (!isItem || typeof top.part === 'number'));
      if (!deeper) return;
      this.#levels.pop();
    }
  }

  /** Goes to what a line begins with; its key is not entered yet. */
  reach({ dashes, column }: Row): void {
    for (const dash of dashes) {
      this.#leave(dash, true);
      const list = JSON.stringify(this.path);
      const index = this.#counts.get(list) ?? 0;
      this.#counts.set(list, index + 1);
      this.#levels.push({ indent: dash, part: index });
    }
    this.#leave(column, false);
  }

  enter(row: Row): void {
    if (row.key === undefined) return;
    const parent = JSON.stringify(this.path);
    const map = this.maps.get(parent) ?? new Map<string, string>();
    this.maps.set(parent, map.set(row.key, plain(row.value)));
    this.#levels.push({ indent: row.column, part: row.key });
  }
}

/** The object that a path lies in: a member of a list, or the whole document. */
function objectOf(parent: Path, maps: Walk['maps']): Path {
  const isList = /List$/.test(maps.get('[]')?.get('kind') ?? '');
  return isList && parent[0] === 'items' && typeof parent[1] === 'number' ? parent.slice(0, 2) : [];
}

/**
 * Finds out where an offset of a YAML text stands. Reads block style line by line, so that a text may be half written;
 * inside of flow style and block scalars there is no answer.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const before = text.lastIndexOf('\n---', offset - 1);
  const first = text.startsWith('---') && before < 0 ? text.indexOf('\n') + 1 : before < 0 ? 0 : before + 1;
  const start = before < 0 ? first : text.indexOf('\n', first) + 1;
  if (start > offset || (before >= 0 && start === 0)) return undefined;
  const next = text.indexOf('\n---', Math.max(start, offset) - 1);
  const lines = text.slice(start, next < start ? text.length : next).split('\n');
  const walk = new Walk();
  let at = start;
  let block: number | undefined;
  let found: { parent: Path; row: Row; at: number } | undefined;
  for (const raw of lines) {
    const line = raw.replace(/\r$/, '');
    const here = offset >= at && offset <= at + line.length;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const inBlock = block !== undefined && (line.trim() === '' || indent > block);
    if (!inBlock) block = undefined;
    if (here && (inBlock || /^\s*#/.test(line))) return undefined;
    if (!inBlock && (here || !isBlank(line))) {
      const row = rowOf(here && line.trim() === '' ? ' '.repeat(offset - at) : line);
      walk.reach(row);
      if (here) found = { parent: walk.path, row, at };
      walk.enter(row);
      if (/^[|>][-+\d]*$/.test(row.value)) block = row.dashes.at(-1) ?? indent;
    }
    at += raw.length + 1;
  }
  if (!found) return undefined;
  if (/^[[{]/.test(found.row.value) && offset > found.at + found.row.valueStart) return undefined;
  const { parent, row } = found;
  const keys = walk.maps.get(JSON.stringify(parent)) ?? new Map<string, string>();
  const object = objectOf(parent, walk.maps);
  const head = walk.maps.get(JSON.stringify(object));
  const from = found.at + row.valueStart;
  return {
    parent,
    column: row.column,
    key:
      row.key === undefined
        ? undefined
        : { text: row.key, from: found.at + row.column, to: found.at + row.keyEnd },
    value: { text: row.value, from, to: from + row.value.length },
    siblings: new Set([...keys.keys()].filter((key) => key !== row.key)),
    apiVersion: head?.get('apiVersion') ?? '',
    kind: head?.get('kind') ?? '',
    object,
  };
}
