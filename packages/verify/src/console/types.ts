import type { Diagnostic, Range } from '../diagnostic.ts';

/** What the lab may lack, or a page cannot run anywhere but at home. */
export type Need = 'minikube' | 'tty' | 'internet' | `nodes=${number}`;

/** The words after ```` ```console ````. */
export interface ConsoleOptions {
  /** Terminal the block is typed into; 1 when not named. */
  readonly term: number;
  /** Expected exit code of the last command; 0 when not named. */
  readonly exit: number;
  readonly needs: readonly Need[];
  /** Leaves the last command running. */
  readonly background: boolean;
  /** Repeats the (last) command until its output fits, at most this many milliseconds. */
  readonly until?: number;
  /** Frees the order of the output's lines. */
  readonly unordered: boolean;
  /** Ids of the items that the block teaches, e.g. `c3`. */
  readonly covers: readonly string[];
}

/** One line of expected output. `text` is unescaped (`\$ ` → `$ `). */
export interface OutputLine {
  readonly text: string;
  /** 1-based line in the file (page). */
  readonly line: number;
}

/** One command with what it printed. */
export interface ConsoleStep {
  /**
   * The command as a shell reads it: prompt and `> ` removed, lines joined by `\n`. Empty when the block has no
   * prompt at all: then its output is what the command that runs in this terminal goes on to print.
   */
  readonly command: string;
  /** Source lines of the command, prompt included. */
  readonly range: Range;
  /** Column (1-based) in the file where `command`'s first character stands. */
  readonly commandColumn: number;
  readonly output: readonly OutputLine[];
  /** Source lines of the output; undefined when there is none. */
  readonly outputRange?: Range;
  /** `^C` stands after the output: the command is interrupted. */
  readonly interrupted: boolean;
}

/** A parsed console block. */
export interface ConsoleBlock {
  readonly file: string;
  /** Range of the block's content (between the fences). */
  readonly range: Range;
  readonly options: ConsoleOptions;
  readonly steps: readonly ConsoleStep[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the text of a block stands in its file. */
export interface ConsoleOrigin {
  readonly file: string;
  /** 1-based line of the block's first content line. */
  readonly line: number;
  /** Characters that stand before each line's content (indentation of the fence). */
  readonly indent?: number;
  /** 1-based column of the words after `console`, on the line before `line`. */
  readonly metaColumn?: number;
}
