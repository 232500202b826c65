import type { Desktop, ShellSession } from '../../src/lab/index.ts';

/** What a command of a file came to. */
export interface Result {
  readonly cmd: string;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command may not take longer than this, in milliseconds of the lab's time. */
const LONGEST = 600_000;

/** Commands of a file: one a line, but for what goes on over several. Empty lines and comments are none. */
export function* commandsOf(text: string, session: Pick<ShellSession, 'incomplete'>): Generator<string> {
  const lines = text.split(/\r?\n/);
  let command: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (command === undefined && /^\s*(?:#.*)?$/.test(line)) continue;
    command = command === undefined ? line : `${command}\n${line}`;
    if (index < lines.length - 1 && session.incomplete(command)) continue;
    yield command;
    command = undefined;
  }
  if (command !== undefined) yield command;
}

/** Runs one command in simulated time. */
export async function runCommand(
  { lab }: Pick<Desktop, 'lab'>,
  session: ShellSession,
  cmd: string,
  onOutput: (stream: 'stdout' | 'stderr', data: string) => void = () => {},
): Promise<Result> {
  const execution = session.exec(cmd);
  const result = { cmd, exit: 0, stdout: '', stderr: '' };
  const over = new AbortController();
  void lab.clock.sleep(LONGEST, over.signal).then(() => {
    if (!over.signal.aborted) execution.signal('SIGKILL');
  });
  await lab.clock.drive(
    (async () => {
      for await (const { stream, data } of execution.output) {
        result[stream] += data;
        onOutput(stream, data);
      }
      result.exit = await execution.exit;
    })(),
  );
  over.abort();
  return result;
}
