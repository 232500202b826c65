import type { Diagnostic, Fix } from '../diagnostic.ts';
import { type Lines, linesOf } from '../yaml/index.ts';

/** A diagnostic with the text that it stands at. */
interface Spot {
  readonly diagnostic: Diagnostic;
  /** The line of the place, from it on. */
  readonly rest: string;
  /** The line up to the place. */
  readonly before: string;
  /** The marked stretch, when it lies in one line. */
  readonly marked: string;
}

/** Text to put where the place begins, over so many characters. */
interface Swap {
  readonly length: number;
  readonly text: string;
  /** How far behind the place it begins. */
  readonly from?: number;
}

const STRAIGHT: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '‚': "'", '‛': "'" };
const WIDE = /^[\u00a0\u202f\u3000\u2000-\u200a\u205f]+/;
const NO_WIDTH = /^[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]+/;

const same = (one: string, other: string): boolean =>
  one !== other && one.toLowerCase() === other.toLowerCase();
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Blanks in place of what looks like blanks; nothing in place of what looks like nothing. */
function unhide({ rest }: Spot): Swap[] {
  const wide = WIDE.exec(rest) ?? /^\t+/.exec(rest);
  if (wide !== null) return [{ length: wide[0].length, text: ' '.repeat(wide[0].length) }];
  const none = NO_WIDTH.exec(rest);
  return none === null ? [] : [{ length: none[0].length, text: '' }];
}

/** The value that differs only by its letters' case, in the quotes that it had. */
function recase(found: unknown, meant: unknown): (spot: Spot) => Swap[] {
  const [from, to] = [textOf(found), textOf(meant)];
  return ({ marked }) => {
    if (!same(from, to) || !marked.includes(from)) return [];
    return [{ from: marked.indexOf(from), length: from.length, text: to }];
  };
}

/** How the diagnostics of a code are mended, where that needs no thought. */
const MECHANICAL: Readonly<Record<string, (spot: Spot) => Swap[]>> = {
  'yaml-tab': ({ rest, before }) => {
    const blank = /^[ \t]+/.exec(rest)?.[0] ?? '';
    if (blank === '') return [];
    return [{ length: blank.length, text: /-\s*$/.test(before) ? ' ' : blank.replaceAll('\t', '  ') }];
  },
  'yaml-smart-quote': ({ rest }) => {
    const value = /^[“„‟‘‚‛]([^“”„‟‘’‚‛"'\\]*)[”’](?=\s*(?:[,\]}#]|$))/.exec(rest);
    return value === null ? [] : [{ length: value[0].length, text: `"${value[1]}"` }];
  },
  'yaml-invisible-character': unhide,
  'yaml-document-separator': ({ marked }) =>
    /^----+[ \t]*$/.test(marked) ? [{ length: marked.length, text: '---' }] : [],
  'schema-enum': (spot) => recase(spot.diagnostic.data?.['value'], spot.diagnostic.data?.['nearest'])(spot),
  'schema-unknown-kind': (spot) =>
    recase(spot.diagnostic.data?.['kind'], spot.diagnostic.data?.['nearest'])(spot),
  'schema-unknown-field': (spot) =>
    recase(spot.diagnostic.data?.['field'], spot.diagnostic.data?.['nearest'])(spot),
  'schema-missing-head': (spot) =>
    recase(spot.diagnostic.data?.['written'], spot.diagnostic.data?.['field'])(spot),
  'ref-headless-spelling': (spot) => recase(spot.diagnostic.data?.['value'], 'None')(spot),
  'command-smart-quote': ({ rest }) =>
    /^[‘-‟]/.test(rest) ? [{ length: 1, text: STRAIGHT[rest[0] ?? ''] ?? '"' }] : [],
  'command-hidden-character': unhide,
};

function spotOf(diagnostic: Diagnostic, lines: Lines): Spot | undefined {
  const { line, column, endLine, endColumn } = diagnostic;
  if (line > lines.count) return undefined;
  const text = lines.line(line);
  if (column - 1 > text.length) return undefined;
  const oneLine = endColumn !== undefined && (endLine ?? line) === line;
  return {
    diagnostic,
    before: text.slice(0, column - 1),
    rest: text.slice(column - 1),
    marked: oneLine ? text.slice(column - 1, endColumn - 1) : '',
  };
}

/**
 * How a diagnostic is mended when that needs no thought: the fix of its checker, or one by its code.
 *
 * @param lines the lines of the file that it lies in.
 */
export function fixesOf(diagnostic: Diagnostic, lines: Lines): readonly Fix[] {
  if (diagnostic.fixes !== undefined) return diagnostic.fixes;
  const spot = spotOf(diagnostic, lines);
  const swaps = spot === undefined ? [] : (MECHANICAL[diagnostic.code]?.(spot) ?? []);
  const { line, column } = diagnostic;
  return swaps.map(({ from = 0, length, text }) => ({
    title: text.trim() === '' ? '보이지 않는 문자를 보통 빈칸으로 바꾸거나 지웁니다.' : `${text}`,
    edits: [
      {
        range: {
          start: { line, column: column + from },
          end: { line, column: column + from + length },
        },
        text,
      },
    ],
  }));
}

/** Adds to diagnostics of one file the fixes that follow from their codes. */
export function withFixes(diagnostics: readonly Diagnostic[], text: string): Diagnostic[] {
  const lines = linesOf(text.replace(/^\ufeff/, ''));
  return diagnostics.map((diagnostic) => {
    const fixes = fixesOf(diagnostic, lines);
    return fixes.length === 0 || diagnostic.fixes !== undefined ? diagnostic : { ...diagnostic, fixes };
  });
}
