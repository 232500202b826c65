import type { Function as FunctionNode } from 'unbash';
import type { Clock } from '../api.ts';
import type { ToolCall } from '../tool.ts';
import type { Disk } from './disk.ts';
import type { Jobs } from './jobs.ts';
import type { Input, Output } from './streams.ts';

/** A variable of the shell. An array has items by index, or by key. */
export interface Variable {
  readonly value: string;
  readonly items?: ReadonlyMap<string, string>;
  readonly keyed?: boolean;
  readonly exported?: boolean;
  readonly readonly?: boolean;
}

/** A descriptor: what is behind the number. */
export interface Descriptor {
  readonly input?: Input;
  readonly output?: Output;
}

export type Descriptors = ReadonlyMap<number, Descriptor>;

/** What a program of the shell gets: a tool's call, and what only the shell's own programs use. */
export interface ProgramCall extends ToolCall {
  /** The name by which it was called. */
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
  readonly world: World;
  /** The call as the shell sees it. */
  readonly frame: Frame;
  /** Runs another program in the same place. */
  run(
    argv: readonly string[],
    changes?: Partial<Pick<Frame, 'descriptors' | 'signal'>> & { env?: ReadonlyMap<string, string> },
  ): Promise<number>;
}

export type Program = (call: ProgramCall) => Promise<number>;

/** The reader's computer, which all shells share. */
export interface World {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly programs: ReadonlyMap<string, Program>;
  /** A number for a new process. */
  nextPid(): number;
  /** Lets everything else that is ready happen. */
  breathe(): Promise<void>;
}

/** One shell's own state. A subshell works on a copy. */
export interface Shell {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, { readonly node: FunctionNode; readonly source: string }>;
  readonly options: Set<string>;
  readonly traps: Map<string, string>;
  /** What `local` has hidden, innermost function last. */
  readonly locals: Map<string, Variable | undefined>[];
  readonly jobs: Jobs;
  /** `$0` and what error messages begin with. */
  readonly name: string;
  positional: readonly string[];
  cwd: string;
  status: number;
  pipeStatus: readonly number[];
  /** `$!` */
  lastJob: number | undefined;
  readonly pid: number;
  /** Commands since the last breath. */
  busy: number;
  depth: number;
}

/** Where a piece of a script runs. */
export interface Frame {
  readonly shell: Shell;
  readonly world: World;
  readonly descriptors: Descriptors;
  readonly signal: AbortSignal;
  /** The text that positions refer to. */
  readonly source: string;
  /** In a condition: a failure is an answer, not an error. */
  readonly tested?: boolean;
}

/** Numbers of signals; the reason of an abort is one of these. */
export const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15 } as const;

/** The exit code of what a signal has ended. */
export function endedBy(signal: AbortSignal): number {
  return 128 + (typeof signal.reason === 'number' ? signal.reason : SIGNALS.SIGINT);
}

/** A controller that aborts with its parent. */
export function controllerUnder(parent: AbortSignal): AbortController & { release(): void } {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return Object.assign(controller, { release: () => parent.removeEventListener('abort', follow) });
}

/** Thrown through the interpreter. */
export class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super('exit');
    this.code = code;
  }
}

export class Return extends Exit {}

/** `break` and `continue`. */
export class Leave extends Error {
  readonly again: boolean;
  readonly levels: number;
  constructor(again: boolean, levels: number) {
    super(again ? 'continue' : 'break');
    this.again = again;
    this.levels = levels;
  }
}

/** A signal has ended what runs. */
export class Aborted extends Error {}

/** An error that ends the command with a message, in bash's words without its name. */
export class ShellError extends Error {
  readonly code: number;
  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Says something as bash does: its name first. */
export function complain({ shell, descriptors }: Frame, message: string): void {
  descriptors.get(2)?.output?.write(`${shell.name}: ${message}\n`);
}

export function getText(shell: Shell, name: string): string | undefined {
  const variable = shell.variables.get(name);
  return variable?.items ? variable.items.get('0') : variable?.value;
}

/** @throws {ShellError} when it is readonly. */
export function setText(shell: Shell, name: string, value: string): void {
  const old = shell.variables.get(name);
  if (old?.readonly) throw new ShellError(`${name}: readonly variable`);
  if (old?.items) {
    shell.variables.set(name, { ...old, items: new Map([...old.items, ['0', value]]) });
    return;
  }
  const exported = old?.exported || shell.options.has('allexport');
  shell.variables.set(name, { value, ...(exported && { exported }) });
}

/** What programs see of the variables. */
export function environmentOf(shell: Shell): Map<string, string> {
  const result = new Map<string, string>();
  for (const [name, { value, exported, items }] of shell.variables)
    if (exported && !items) result.set(name, value);
  return result;
}

export function copyOf(shell: Shell, jobs: Jobs): Shell {
  return {
    ...shell,
    jobs,
    variables: new Map(shell.variables),
    functions: new Map(shell.functions),
    options: new Set(shell.options),
    traps: new Map(),
    locals: shell.locals.map((each) => new Map(each)),
  };
}
