import type { Bindings } from './bindings.ts';
import { canonical, type TokenKind, tokensOf } from './tokens.ts';

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** The value after this one, of the same shape. */
function following(kind: TokenKind, value: string): string {
  if (kind === 'ip') {
    const parts = value.split('.').map(Number);
    const last = (parts[3] ?? 0) + 1;
    return last > 254
      ? [parts[0], parts[1], (parts[2] ?? 0) + 1, 1].join('.')
      : [...parts.slice(0, 3), last].join('.');
  }
  if (kind === 'port') return String(Number(value) >= 32_767 ? 30_100 : Number(value) + 1);
  if (kind === 'version') return String(Number(value) + 1);
  const alphabet = kind === 'uid' || kind === 'id' ? '0123456789abcdef' : LETTERS;
  const last = alphabet[(alphabet.indexOf(value.at(-1) ?? '') + 1) % alphabet.length] ?? 'b';
  return value.slice(0, -1) + last;
}

/** Far more values than a page has. */
const MOST_TRIES = 1000;

/** The page's name for a cluster's value: the one it has, or a new one that no other value on the page uses. */
function nameFor(kind: TokenKind, actual: string, bindings: Bindings, taken: ReadonlySet<string>): string {
  const known = bindings.toPage(kind, actual);
  if (known !== undefined) return known;
  let name = actual;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const used = bindings.toActual(kind, name) !== undefined || taken.has(name);
    if (!used) break;
    name = following(kind, name);
  }
  bindings.add([{ kind, page: name, actual }]);
  return name;
}

/** Writes a cluster's line with the page's values. */
function renderLine(line: string, bindings: Bindings, taken: ReadonlySet<string>): string {
  let text = '';
  let at = 0;
  for (const { kind, value, start } of tokensOf(line)) {
    text += line.slice(at, start);
    at = start + value.length;
    if (kind === 'wildcard') text += value;
    else {
      const name = nameFor(kind, canonical(kind, value), bindings, taken);
      text += kind === 'ip' && value.includes('-') ? name.replaceAll('.', '-') : name;
    }
  }
  return text + line.slice(at);
}

/** A heading of kubectl's tables: words in capitals, three blanks apart. */
const HEADING = /^[A-Z][A-Z0-9()/ -]*(?: {3,}[A-Z][A-Z0-9()/ -]*)+ *$/;
const GAP = 3;

/** Whether lines hold a table, whose rows have to change together. */
export const hasTable = (lines: readonly string[]): boolean => lines.some((line) => HEADING.test(line));

function cellsOf(line: string, starts: readonly number[]): string[] {
  return starts.map((start, index) => line.slice(start, starts[index + 1] ?? line.length).trimEnd());
}

/** Pads the columns of a table again, since the page's values may be longer or shorter than the cluster's. */
function pad(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd((widths[column] ?? 0) + GAP)))
      .join('')
      .trimEnd(),
  );
}

/**
 * Writes a cluster's output with the page's values: what is bound keeps the page's value, what is new keeps the
 * cluster's own unless the page uses that for something else. Tables are aligned again.
 *
 * @param taken values that stand elsewhere on the page.
 */
export function renderLines(
  lines: readonly string[],
  bindings: Bindings,
  taken: ReadonlySet<string> = new Set(),
): string[] {
  const result: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!HEADING.test(line)) {
      result.push(renderLine(line, bindings, taken).trimEnd());
      continue;
    }
    const starts = [...line.matchAll(/(?<=^|\s{3})\S/g)].map((match) => match.index);
    let end = index + 1;
    const aligned = (row: string) =>
      row !== '' && starts.every((start) => start === 0 || /\s/.test(row[start - 1] ?? ' '));
    while (end < lines.length && aligned(lines[end] ?? '')) end++;
    const rows = lines
      .slice(index, end)
      .map((row) => cellsOf(row, starts).map((cell) => renderLine(cell, bindings, taken)));
    result.push(...pad(rows));
    index = end - 1;
  }
  return result;
}
