import type { Check, CheckResult } from '../challenges/judge.ts';
import type { Flow } from '../picture/flow.ts';
import type { Scene } from '../picture/scene.ts';
import type { ChapterData } from './data.ts';
import type { StepResult } from './result.ts';

/** What the page asks of the worker. `id` comes back with the answer. */
export type Request =
  | {
      readonly type: 'open';
      readonly chapter: ChapterData;
      readonly files: Readonly<Record<string, string>>;
      readonly site: string;
    }
  | { readonly type: 'reset' }
  /** Runs a step of the page. */
  | { readonly type: 'step'; readonly step: number }
  /** Looks whether a challenge is solved. */
  | { readonly type: 'judge'; readonly checks: readonly Check[] }
  /** Runs a line that the reader typed. */
  | { readonly type: 'line'; readonly term: number; readonly line: string }
  | { readonly type: 'input'; readonly term: number; readonly data: string }
  | { readonly type: 'interrupt'; readonly term: number }
  /** Whether a line needs more lines before a shell would run it. */
  | { readonly type: 'unfinished'; readonly line: string }
  | { readonly type: 'complete'; readonly term: number; readonly line: string; readonly cursor: number }
  /** The files that the page brings into the reader's folder; those of the time before that are not among them go. */
  | {
      readonly type: 'write';
      readonly files: readonly { readonly name: string; readonly text: string }[];
    }
  | { readonly type: 'ping' };

/** Possible ends of the word before the cursor. */
export interface Completion {
  /** Where the word begins, in UTF-16 units of the line. */
  readonly from: number;
  readonly words: readonly string[];
}

export interface Answers {
  readonly open: { readonly provides: readonly string[]; readonly version: string };
  readonly reset: Answers['open'];
  readonly step: StepResult;
  readonly judge: readonly CheckResult[];
  readonly line: { readonly exit: number };
  readonly input: undefined;
  readonly interrupt: undefined;
  readonly unfinished: boolean;
  readonly complete: Completion;
  readonly write: undefined;
  readonly ping: undefined;
}

/** What the worker says. */
export type Message =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string }
  | { readonly type: 'progress'; readonly text: string }
  | { readonly type: 'command'; readonly term: number; readonly command: string }
  /** `dropped`: how many characters before it were left out because there were too many. */
  | { readonly type: 'output'; readonly term: number; readonly data: string; readonly dropped: number }
  | { readonly type: 'scene'; readonly scene: Scene; readonly changes: readonly string[] }
  | { readonly type: 'flow'; readonly flow: Flow }
  /** Whether something runs in a terminal. */
  | { readonly type: 'busy'; readonly term: number; readonly busy: boolean };

export type Numbered = Request & { readonly id: number };
