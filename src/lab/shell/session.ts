import { parse } from 'unbash';
import type { Execution, OutputChunk, Session } from '../../replay/cluster.ts';
import type { Clock } from '../api.ts';
import { turns } from '../cluster/clock.ts';
import type { Tool } from '../tool.ts';
import { describeJob } from './builtins/jobs.ts';
import type { Disk } from './disk.ts';
import { Jobs } from './jobs.ts';
import { isIncomplete } from './problem.ts';
import { commonPrograms } from './programs/index.ts';
import { leave, runText } from './run.ts';
import {
  Aborted,
  type Descriptor,
  Exit,
  endedBy,
  Leave,
  type Program,
  Return,
  type Shell,
  ShellError,
  SIGNALS,
  type World,
} from './state.ts';
import { noInput, type Output, Pipe } from './streams.ts';

export interface ShellOptions {
  readonly clock: Clock;
  readonly disk: Disk;
  /** `kubectl`, `minikube`, `curl` …: whatever the computer has besides text tools. */
  readonly tools: Readonly<Record<string, Tool | Program>>;
}

/** The reader's computer: what its terminals share. */
export interface Computer {
  session(options?: ComputerSessionOptions): ShellSession;
  close(): Promise<void>;
}

export interface ComputerSessionOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  /** Without a keyboard, standard input is empty. */
  readonly keyboard?: boolean;
  /** What error messages begin with: `bash`, or `bash: line 1` as in a script. */
  readonly name?: string;
  /** Milliseconds before each command begins: typing it takes its time. */
  readonly typing?: number;
  /** Says when jobs begin and end, as a shell does that somebody sits at. */
  readonly monitor?: boolean;
}

/** A terminal with a shell in it. */
export interface ShellSession extends Session {
  /** Whether a command line goes on: an open quote, a heredoc, a loop. */
  incomplete(script: string): boolean;
  readonly cwd: string;
  /** Names of everything that can be called, sorted. */
  commands(): readonly string[];
}

export const HOME = '/home/user';

export function computerOf({ clock, disk, tools }: ShellOptions): Computer {
  const loop = turns();
  let pid = 4200;
  const programs = new Map<string, Program>(Object.entries({ ...commonPrograms, ...tools }));
  const world: World = {
    disk,
    clock,
    programs,
    nextPid: () => ++pid,
    breathe: () => loop.next(),
  };
  const sessions: ShellSession[] = [];
  return {
    session(options = {}) {
      const session = openSession(world, options);
      sessions.push(session);
      return session;
    },
    async close() {
      await Promise.all(sessions.map((session) => session.close()));
      loop.close();
    },
  };
}

/** How many letters of output may wait for whoever shows them before the shell waits. */
const ROOM = 262_144;

/** Output of a terminal: chunks in a queue, with their stream. */
class Screen {
  private readonly chunks: OutputChunk[] = [];
  private size = 0;
  private ended = false;
  private wake = (): void => {};
  private readonly waiting = new Set<() => void>();

  write(stream: OutputChunk['stream'], data: string): void {
    if (data === '' || this.ended) return;
    this.chunks.push({ stream, data });
    this.size += data.length;
    this.wake();
  }

  drain(): Promise<void> | undefined {
    if (this.size <= ROOM || this.ended) return undefined;
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  end(): void {
    this.ended = true;
    this.release();
    this.wake();
  }

  private release(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<OutputChunk> {
    for (;;) {
      const chunk = this.chunks.shift();
      if (chunk) {
        this.size -= chunk.data.length;
        if (this.size <= ROOM) this.release();
        yield chunk;
      } else if (this.ended) return;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }
}

function openSession(world: World, options: ComputerSessionOptions): ShellSession {
  const {
    cwd = HOME,
    env = {},
    tty = false,
    keyboard: hasKeyboard = true,
    name = 'bash',
    monitor = false,
    typing = 0,
  } = options;
  const variables = {
    HOME,
    USER: 'user',
    SHELL: '/bin/bash',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    PWD: cwd,
    ...env,
  };
  const shell: Shell = {
    variables: new Map(
      Object.entries(variables).map(([key, value]) => [key, { value, exported: true }] as const),
    ),
    functions: new Map(),
    options: new Set(monitor ? ['monitor'] : []),
    traps: new Map(),
    locals: [],
    jobs: new Jobs(),
    name,
    positional: [],
    cwd,
    status: 0,
    pipeStatus: [0],
    lastJob: undefined,
    pid: world.nextPid(),
    busy: 0,
    depth: 0,
  };
  shell.variables.set('__started', { value: String(world.clock.now()) });
  // What jobs print between two commands is seen with the next one.
  const between: OutputChunk[] = [];
  let screen: Screen | undefined;
  let exited: number | undefined;
  let current: { readonly controller: AbortController; readonly done: Promise<number> } | undefined;

  const outputOn = (stream: OutputChunk['stream']): Output => ({
    tty,
    write(data) {
      if (screen) screen.write(stream, data);
      else if (between.length < 1000) between.push({ stream, data });
    },
    drain: () => screen?.drain(),
  });
  const stdout = { output: outputOn('stdout') };
  const stderr = { output: outputOn('stderr') };

  async function run(
    script: string,
    keyboard: Pipe | undefined,
    controller: AbortController,
  ): Promise<number> {
    const descriptors = new Map<number, Descriptor>([
      [0, { input: keyboard ?? noInput() }],
      [1, stdout],
      [2, stderr],
    ]);
    const frame = { shell, world, descriptors, signal: controller.signal, source: script };
    try {
      if (typing > 0) await world.clock.sleep(typing, controller.signal);
      await runText(script, frame);
    } catch (error) {
      if (error instanceof Aborted) shell.status = endedBy(controller.signal);
      else if (error instanceof Return) {
        stderr.output.write(`${name}: return: can only \`return' from a function or sourced script\n`);
        shell.status = 1;
      } else if (error instanceof Exit) {
        exited = await leave(frame, error.code);
        shell.status = exited;
      } else if (error instanceof ShellError) {
        stderr.output.write(`${name}: ${error.message}\n`);
        shell.status = error.code;
      } else if (error instanceof Leave) shell.status = 0;
      else throw error;
    }
    if (monitor)
      for (const job of [...shell.jobs.list].filter(({ code }) => code !== undefined)) {
        stderr.output.write(describeJob(job, shell.jobs.list));
        shell.jobs.forget(job);
      }
    return shell.status;
  }

  return {
    exec(script): Execution {
      if (current) throw new Error('a command still runs in this terminal');
      const own = new Screen();
      const keyboard = hasKeyboard ? new Pipe({ tty }) : undefined;
      const controller = new AbortController();
      screen = own;
      for (const { stream, data } of between.splice(0)) own.write(stream, data);
      const done = (
        exited === undefined ? run(script, keyboard, controller) : Promise.resolve(exited)
      ).finally(() => {
        current = undefined;
        screen = undefined;
        keyboard?.close();
        own.end();
      });
      current = { controller, done };
      return {
        output: own,
        exit: done,
        write: (data) => (data === '\x04' ? keyboard?.end() : keyboard?.write(data)),
        signal: (which) => controller.abort(SIGNALS[which]),
      };
    },
    incomplete: (script) => isIncomplete(parse(script), script),
    get cwd() {
      return shell.cwd;
    },
    commands: () => [...new Set([...world.programs.keys(), ...shell.functions.keys()])].sort(),
    async close() {
      for (const job of shell.jobs.list) job.controller.abort(SIGNALS.SIGHUP);
      current?.controller.abort(SIGNALS.SIGHUP);
      screen?.end();
      await Promise.allSettled([
        ...(current ? [current.done] : []),
        ...shell.jobs.list.map(({ done }) => done),
      ]);
    },
  };
}
