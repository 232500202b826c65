import { median } from './measure.ts';

/** One measured thing. */
export interface Line {
  readonly what: string;
  /** Milliseconds of each run; none when it could not be measured. */
  readonly times: readonly number[];
  /** Beside it: the ratio to another command, or why there is no figure. */
  readonly note?: string;
  readonly goal?: string;
}

/** Columns a terminal needs for `text`: Hangul takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/.test(letter) ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** The lines of one part as an aligned table: median, slowest minus fastest, ratio, goal. */
export function table(title: string, lines: readonly Line[]): string {
  const rows = lines.map(({ what, times, note = '', goal = '' }) => [
    what,
    times.length === 0 ? '-' : `${Math.round(median(times))} ms`,
    times.length === 0 ? '' : `±${Math.round((Math.max(...times) - Math.min(...times)) / 2)}`,
    note,
    goal,
  ]);
  const all = [['', '중앙값', '', '비교', '목표'], ...rows];
  const columns = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const text = all.map((row) =>
    row
      .map((cell, column) => pad(cell, columns[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`== ${title}`, ...text].join('\n');
}
