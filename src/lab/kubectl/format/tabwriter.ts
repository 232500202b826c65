/** How a tabwriter pads; Go's `tabwriter.NewWriter` takes the same. */
export interface TabOptions {
  /** Least width of a column, padding included. */
  readonly minWidth: number;
  readonly padding: number;
  /** Widths of an earlier text, which columns do not fall below; grown in place. Tables remember, descriptions do not. */
  readonly remembered?: number[];
}

/** What `kubectl describe` writes with. */
export const DESCRIBE_TABS: TabOptions = { minWidth: 0, padding: 2 };

/**
 * Lines with cells that end in tabs, as aligned text. A column is as wide as its widest cell within the block of
 * neighbouring lines that have it; the last cell of a line belongs to no column.
 * https://pkg.go.dev/text/tabwriter
 */
export function alignTabs(text: string, options: TabOptions = DESCRIBE_TABS): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const out: string[] = new Array(lines.length).fill('');
  const widths: number[] = [];

  const write = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const line = lines[i] as string[];
      out[i] = line
        .map((cell, j) => {
          const width = widths[j];
          return width === undefined || j >= line.length - 1 ? cell : cell + ' '.repeat(width - runes(cell));
        })
        .join('');
    }
  };
  const format = (from: number, to: number) => {
    let start = from;
    const column = widths.length;
    for (let at = from; at < to; at++) {
      if (column >= (lines[at] as string[]).length - 1) continue;
      write(start, at);
      start = at;
      let width = options.minWidth;
      for (; at < to; at++) {
        const line = lines[at] as string[];
        if (column >= line.length - 1) break;
        width = Math.max(width, runes(line[column] as string) + options.padding);
      }
      if (options.remembered) {
        width = Math.max(width, options.remembered[column] ?? 0);
        options.remembered[column] = width;
      }
      widths.push(width);
      format(start, at);
      widths.pop();
      start = at;
      at--;
    }
    write(start, to);
  };
  format(0, lines.length);
  return out.join('\n');
}

function runes(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
