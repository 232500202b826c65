/** Lines of one text that stand in place of lines of another. */
export interface Hunk {
  /** Where the lines stand in the old text, from 0; `oldEnd` is behind the last. */
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** The lines of a text without their ends. */
export function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** The smallest changes that turn one list of lines into another: the longest common subsequence stays. */
export function hunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const [rows, columns] = [before.length - head - tail, after.length - head - tail];
  // How long the common subsequence of what is left from (row, column) on is.
  const length = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const same = before[head + row] === after[head + column];
      length[row]![column] = same
        ? length[row + 1]![column + 1]! + 1
        : Math.max(length[row + 1]![column]!, length[row]![column + 1]!);
    }
  }
  const found: Hunk[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const [oldStart, newStart] = [row, column];
    while (
      (row < rows || column < columns) &&
      !(row < rows && column < columns && before[head + row] === after[head + column])
    ) {
      if (row < rows && (column >= columns || length[row + 1]![column]! >= length[row]![column + 1]!)) row++;
      else column++;
    }
    if (row > oldStart || column > newStart) {
      found.push({
        oldStart: head + oldStart,
        oldEnd: head + row,
        newStart: head + newStart,
        newEnd: head + column,
      });
    }
    while (row < rows && column < columns && before[head + row] === after[head + column]) {
      row++;
      column++;
    }
  }
  return found;
}

const NO_END = '\\ No newline at end of file\n';

/** A line as it is shown behind its mark; the last one of a text may have no end. */
function shown(mark: string, lines: readonly string[], index: number, text: string): string {
  const open = index === lines.length - 1 && !text.endsWith('\n');
  return `${mark}${lines[index]}\n${open ? NO_END : ''}`;
}

/** What `diff` prints for two texts; empty when they are the same. */
export function normalDiff(before: string, after: string): string {
  const [old, next] = [linesOf(before), linesOf(after)];
  const range = (start: number, end: number) => (end - start > 1 ? `${start + 1},${end}` : `${end}`);
  let out = '';
  for (const { oldStart, oldEnd, newStart, newEnd } of changes(before, after)) {
    const kind = oldStart === oldEnd ? 'a' : newStart === newEnd ? 'd' : 'c';
    out += `${range(oldStart, oldEnd)}${kind}${range(newStart, newEnd)}\n`;
    for (let index = oldStart; index < oldEnd; index++) out += shown('< ', old, index, before);
    if (kind === 'c') out += '---\n';
    for (let index = newStart; index < newEnd; index++) out += shown('> ', next, index, after);
  }
  return out;
}

/** A last line without its end is another line than the same one with it. */
function changes(before: string, after: string): readonly Hunk[] {
  const open = (text: string) => {
    const lines = [...linesOf(text)];
    if (text !== '' && !text.endsWith('\n')) lines.push(`${lines.pop()}\u0000`);
    return lines;
  };
  return hunks(open(before), open(after));
}

/**
 * The hunks of `diff -u`, without the two lines that name the files.
 *
 * @param context how many unchanged lines stand around each.
 */
export function unifiedHunks(before: string, after: string, context = 3): string {
  const [old, next] = [linesOf(before), linesOf(after)];
  const groups: Hunk[][] = [];
  for (const hunk of changes(before, after)) {
    const last = groups.at(-1)?.at(-1);
    if (last && hunk.oldStart - last.oldEnd <= 2 * context) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
  }
  let out = '';
  for (const group of groups) {
    const [first, last] = [group[0] as Hunk, group.at(-1) as Hunk];
    const from = Math.max(0, first.oldStart - context);
    const to = Math.min(old.length, last.oldEnd + context);
    const newFrom = first.newStart - (first.oldStart - from);
    const newTo = last.newEnd + (to - last.oldEnd);
    out += `@@ -${span(from, to)} +${span(newFrom, newTo)} @@\n`;
    let at = from;
    for (const { oldStart, oldEnd, newStart, newEnd } of group) {
      for (; at < oldStart; at++) out += shown(' ', old, at, before);
      for (; at < oldEnd; at++) out += shown('-', old, at, before);
      for (let index = newStart; index < newEnd; index++) out += shown('+', next, index, after);
    }
    for (; at < to; at++) out += shown(' ', old, at, before);
  }
  return out;
}

function span(start: number, end: number): string {
  const count = end - start;
  if (count === 0) return `${start},0`;
  return count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}
