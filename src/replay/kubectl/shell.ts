import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Execution, OutputChunk, Session } from '../cluster.ts';

/**
 * Reads commands from descriptor 3, each ended by NUL, so that descriptor 0 stays the terminal's keyboard. Runs them
 * in the shell itself: variables, functions and the working folder persist. Both streams are one, as on a screen.
 * Ctrl-C goes to everything in the process group; the trap keeps the shell and drops the rest of the command line,
 * as an interactive shell does.
 */
const LOOP = `exec 2>&1
guide_exit=0
guide_last() { return "$guide_exit"; }
guide_run() { guide_last; eval "$script" 3<&-; }
trap 'return 130' INT
while IFS= read -r -d '' script <&3; do
  guide_run
  guide_exit=$?
  printf '%s%d\\n' "$GUIDE_MARK" "$guide_exit"
done`;

interface Pump {
  push(data: string): void;
  end(): void;
  readonly chunks: AsyncIterable<OutputChunk>;
}

function createPump(): Pump {
  const queue: OutputChunk[] = [];
  let ended = false;
  let wake = (): void => {};
  return {
    push(data) {
      if (data !== '') queue.push({ stream: 'stdout', data });
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    chunks: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const next = queue.shift();
          if (next) yield next;
          else if (ended) return;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    },
  };
}

function kill(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    // The whole group: the shell and what it runs.
    process.kill(-child.pid, name);
  } catch {
    // It ended in the meantime.
  }
}

const GRACE = 2000;

export interface ShellOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts bash as a terminal whose state persists. */
export function openShell({ cwd, env }: ShellOptions): Session {
  const mark = `\u001e${randomBytes(12).toString('hex')}:`;
  const child = spawn('bash', ['--noprofile', '--norc', '-c', LOOP], {
    cwd,
    env: { ...env, GUIDE_MARK: mark },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const control = child.stdio[3] as NodeJS.WritableStream;
  let current: { readonly pump: Pump; readonly resolve: (code: number) => void } | undefined;
  let pending = '';

  const finish = (code: number): void => {
    const job = current;
    current = undefined;
    job?.pump.end();
    job?.resolve(code);
  };
  const receive = (data: string): void => {
    pending += data;
    for (;;) {
      const at = pending.indexOf('\u001e');
      if (at < 0) break;
      const rest = pending.slice(at);
      if (rest.length < mark.length && mark.startsWith(rest)) break;
      if (!rest.startsWith(mark)) {
        current?.pump.push(pending.slice(0, at + 1));
        pending = pending.slice(at + 1);
        continue;
      }
      const code = /^(\d+)\n/.exec(rest.slice(mark.length));
      if (!code) break;
      current?.pump.push(pending.slice(0, at));
      pending = rest.slice(mark.length + code[0].length);
      finish(Number(code[1]));
    }
    if (!pending.includes('\u001e')) {
      current?.pump.push(pending);
      pending = '';
    }
  };
  child.stdout?.setEncoding('utf8').on('data', receive);
  child.stderr?.setEncoding('utf8').on('data', receive);
  for (const stream of [control, child.stdin]) stream?.on('error', () => {});
  const gone = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  const ended = 128;
  void gone.then(() => finish(child.exitCode ?? ended));

  return {
    exec(script): Execution {
      if (current) throw new Error('a command still runs in this terminal');
      const pump = createPump();
      const exit = new Promise<number>((resolve) => {
        current = { pump, resolve };
      });
      if (child.exitCode === null) control.write(`${script}\0`);
      else finish(child.exitCode);
      return {
        output: pump.chunks,
        exit,
        write: (data) => child.stdin?.write(data),
        signal: (name) => kill(child, name),
      };
    },
    async close() {
      kill(child, 'SIGTERM');
      control.end();
      const timer = setTimeout(() => kill(child, 'SIGKILL'), GRACE);
      await gone;
      clearTimeout(timer);
      // Background jobs may have outlived the shell.
      if (child.pid !== undefined) {
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          // Nothing is left of the group.
        }
      }
    },
  };
}
