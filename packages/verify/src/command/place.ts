import type { At } from '../codes/index.ts';
import type { ConsoleStep } from '../console/types.ts';

/** A command's text with where it stands in its page. */
export interface PlacedCommand {
  readonly file: string;
  readonly text: string;
  /** 1-based line of the text's first line. */
  readonly line: number;
  /** 1-based column of each line's first character. */
  readonly column: number;
}

/** The command of a console step: continuation lines are as far in as the first one, by their own prompt. */
export const placed = (file: string, step: ConsoleStep): PlacedCommand => ({
  file,
  text: step.command,
  line: step.range.start.line,
  column: step.commandColumn,
});

function pointAt({ text, line, column }: PlacedCommand, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  return { line: line + lines.length - 1, column: column + (lines.at(-1)?.length ?? 0) };
}

/** The stretch of the page that offsets of a command's text stand for. */
export function stretch(command: PlacedCommand, start: number, end: number): At {
  return { file: command.file, range: { start: pointAt(command, start), end: pointAt(command, end) } };
}
