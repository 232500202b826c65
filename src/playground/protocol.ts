import type { Diagnostic } from 'kubernetes-guide-verify';
import type { Completions } from './complete.ts';
import type { PlayFile } from './files.ts';

/** Which engines a check may use. */
export interface Wanted {
  readonly version: string;
  readonly schemas: boolean;
  readonly server: boolean;
}

/** What the page asks of the worker that judges. */
export type Ask =
  | {
      readonly type: 'check';
      readonly file: PlayFile;
      readonly others: readonly PlayFile[];
      readonly wanted: Wanted;
    }
  /** Fetches and starts engines. */
  | { readonly type: 'load'; readonly wanted: Wanted }
  | { readonly type: 'complete'; readonly text: string; readonly offset: number; readonly version: string }
  | { readonly type: 'hover'; readonly text: string; readonly offset: number; readonly version: string }
  | {
      readonly type: 'describe';
      readonly about: { readonly definition: string; readonly field: string };
      readonly version: string;
    }
  /** The API server's own verdict on a file. */
  | { readonly type: 'judge'; readonly file: PlayFile };

export interface Verdict {
  readonly accepted: boolean;
  /** What kubectl would print of what is refused, and the server's warnings. */
  readonly words: string;
}

export interface Hover {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
  readonly text: string;
}

export interface AnswerTo {
  readonly check: { readonly diagnostics: readonly Diagnostic[]; readonly total: number };
  readonly load: undefined;
  readonly complete: Completions | undefined;
  readonly hover: Hover | undefined;
  readonly describe: string | undefined;
  readonly judge: Verdict;
}

/** What the worker says. `loaded` and `total` count bytes; `total` is 0 while nobody knows. */
export type Said =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string }
  | { readonly type: 'progress'; readonly loaded: number; readonly total: number };

export type NumberedAsk = Ask & { readonly id: number };
