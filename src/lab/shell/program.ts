import { resolvePath } from '../images/index.ts';
import type { ToolFiles } from '../tool.ts';
import { external } from './command.ts';
import { DiskError } from './disk.ts';
import { endedBy, type Frame, type Program, type ProgramCall, SIGNALS } from './state.ts';
import { noInput, room, sink } from './streams.ts';

/** How many turns a program that was told to stop gets to say its last words. */
const LAST_TURNS = 20;

/** Runs a program with the descriptors of its place; its exit code. */
export async function callProgram(
  program: Program,
  name: string,
  argv: readonly string[],
  frame: Frame,
  env: ReadonlyMap<string, string>,
): Promise<number> {
  const { shell, world, descriptors, signal } = frame;
  const input = descriptors.get(0)?.input ?? noInput();
  const output = descriptors.get(1)?.output ?? sink(() => {});
  const errors = descriptors.get(2)?.output ?? sink(() => {});
  let over = false;
  const call: ProgramCall = {
    name,
    argv,
    env,
    cwd: shell.cwd,
    files: filesOf(frame),
    input,
    output,
    stdin: {
      async *[Symbol.asyncIterator]() {
        for (let piece = await input.read(signal); piece !== undefined; piece = await input.read(signal))
          yield piece;
      },
    },
    hasStdin: input.connected,
    // What a program says after it is gone is lost.
    stdout: (data) => over || output.write(data),
    stderr: (data) => over || errors.write(data),
    tty: input.tty && output.tty,
    signal,
    world,
    frame,
    run: (words, { env: other, ...changes } = {}) => {
      const inner = { ...frame, ...changes };
      if (!other) return external(words, inner);
      const variables = new Map([...other].map(([key, value]) => [key, { value, exported: true }] as const));
      return external(words, { ...inner, shell: { ...shell, variables: new Map(variables) } });
    },
  };
  const work = program(call);
  const ended = new Promise<number>((resolve) => {
    const stop = async () => {
      const turns = signal.reason === SIGNALS.SIGKILL ? 0 : LAST_TURNS;
      for (let turn = 0; turn < turns; turn++) await world.breathe();
      resolve(endedBy(signal));
    };
    if (signal.aborted) void stop();
    else signal.addEventListener('abort', () => void stop(), { once: true });
  });
  const code = await Promise.race([work, ended]);
  over = true;
  await room(output, signal);
  return code;
}

function filesOf({ shell, world: { disk } }: Frame): ToolFiles {
  const full = (path: string) => resolvePath(path, shell.cwd);
  return {
    async read(path) {
      if (disk.kind(full(path)) === 'folder') throw new DiskError('Is a directory');
      return disk.read(full(path));
    },
    async write(path, text) {
      disk.write(full(path), text);
    },
    list: async (path) => disk.list(full(path)),
  };
}
