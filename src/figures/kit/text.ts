/** A piece of a line in one typeface. `code` is set in the monospaced one. */
export interface Run {
  readonly text: string;
  readonly code: boolean;
}

/** One line of text with the width it needs, in user units. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** Size and weight of a text; sizes are user units of a drawing. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
}

// Widths in em, a little above the widest of the fonts readers have (Apple SD Gothic Neo, Malgun Gothic, Noto
// Sans KR, DejaVu Sans on a bare Linux; SF Mono, Menlo, Consolas): a label that fits here fits everywhere.
// tests/browser/figures.test.ts compares them with a real browser.
const MONO = 0.62;
const HANGUL = 0.96;
const SYMBOL = 1;
const SANS: readonly [RegExp, number][] = [
  [/[ijlI.,:;|!'/·\s]/, 0.35],
  [/[frt()[\]{}\-"`]/, 0.47],
  [/[mwMW%@]/, 1],
  [/[+=<>~&]/, 0.84],
  [/[A-Z]/, 0.74],
];
const OTHER = 0.645;
// Bold Latin letters are wider; bold Hangul and monospaced letters are not.
const BOLD = 1.1;

function charWidth(char: string, code: boolean, bold: boolean): number {
  const point = char.codePointAt(0) ?? 0;
  if (point >= 0xac00 && point <= 0xd7a3) return HANGUL;
  if (point >= 0x2000) return SYMBOL;
  if (code) return MONO;
  return (SANS.find(([pattern]) => pattern.test(char))?.[1] ?? OTHER) * (bold ? BOLD : 1);
}

/** Splits "`code` and text" into runs; a back-tick without a partner throws. */
export function parseRuns(source: string): Run[] {
  const parts = source.split('`');
  if (parts.length % 2 === 0) throw new Error(`unbalanced back-tick in "${source}"`);
  return parts.map((text, i) => ({ text, code: i % 2 === 1 })).filter((run) => run.text !== '');
}

/** Width of runs set in `style`, in user units. Code is set one unit smaller at most, never below 13. */
export function measure(runs: readonly Run[], style: TextStyle): number {
  let width = 0;
  for (const run of runs) {
    const size = run.code ? codeSize(style.size) : style.size;
    for (const char of run.text) width += charWidth(char, run.code, style.bold === true) * size;
  }
  return width;
}

/** Monospaced letters look larger than the text around them, so they are set smaller down to the legible limit. */
export function codeSize(size: number): number {
  return Math.max(13, size - 1);
}

/** Height of one line of text of this size. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.32);
}

/** What stays on one line. `spaced` words are set apart from the one before, pieces of a cut word are not. */
interface Word {
  readonly runs: readonly Run[];
  readonly spaced: boolean;
}

/** Breaks runs at spaces ("`kubectl`가" is one word); a word longer than a line is cut. */
function words(runs: readonly Run[], style: TextStyle, limit: number): Word[] {
  const list: Run[][] = [[]];
  for (const run of runs) {
    for (const piece of run.text.split(/( )/)) {
      if (piece === ' ') list.push([]);
      else if (piece !== '') list.at(-1)!.push({ text: piece, code: run.code });
    }
  }
  return list.filter((word) => word.length > 0).flatMap((word) => cutWord(word, style, limit));
}

function cutWord(runs: readonly Run[], style: TextStyle, limit: number): Word[] {
  if (measure(runs, style) <= limit) return [{ runs, spaced: true }];
  const pieces = runs.flatMap((run) => cutRun(run, style, limit).map((text) => ({ text, code: run.code })));
  return pieces.map((piece, i) => ({ runs: [piece], spaced: i === 0 }));
}

// Names read best when they break between their parts, so hyphens are the last resort.
const BREAKS = [/(?<=[./])/, /(?<=[:=,_-])/] as const;

function cutRun(run: Run, style: TextStyle, limit: number): string[] {
  return run.text
    .split(BREAKS[0])
    .flatMap((text) => (measure([{ ...run, text }], style) <= limit ? [text] : text.split(BREAKS[1])));
}

function join(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.code === run.code) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/**
 * Sets `source` in lines no wider than `limit` user units. Breaks at spaces, inside a word only when the word
 * alone is too wide; "\n" forces a break. A piece that still does not fit stays too wide: the checks find it.
 */
export function wrap(source: string, style: TextStyle, limit: number): Line[] {
  return source.split('\n').flatMap((paragraph) => {
    const lines: Run[][] = [];
    for (const { runs, spaced } of words(parseRuns(paragraph), style, limit)) {
      const last = lines.at(-1);
      const code = last?.at(-1)?.code === true && runs[0]?.code === true;
      const space: Run[] = spaced ? [{ text: ' ', code }] : [];
      const longer = last && join([...last, ...space, ...runs]);
      if (longer && measure(longer, style) <= limit) lines[lines.length - 1] = longer;
      else lines.push(join(runs));
    }
    return lines.map((runs) => ({ runs, width: measure(runs, style) }));
  });
}
