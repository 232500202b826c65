import { controllerUnder, endedBy, type Program, type ProgramCall, SIGNALS } from '../state.ts';
import { optionsOf } from './options.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** Milliseconds of `5`, `0.5s`, `2m`; undefined for anything else. */
export function durationOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  return match ? Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1) * 1000 : undefined;
}

export const sleep: Program = async (call) => {
  if (call.argv.length === 0) {
    call.stderr("sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  const times = call.argv.map(durationOf);
  const bad = times.indexOf(undefined);
  if (bad >= 0) {
    const forever = call.argv[bad] === 'infinity';
    if (!forever) {
      call.stderr(
        `sleep: invalid time interval '${call.argv[bad]}'\nTry 'sleep --help' for more information.\n`,
      );
      return 1;
    }
    await call.world.clock.sleep(2 ** 31 - 1, call.signal);
  }
  await call.world.clock.sleep(
    times.reduce<number>((sum, time) => sum + (time ?? 0), 0),
    call.signal,
  );
  return call.signal.aborted ? endedBy(call.signal) : 0;
};

function signalOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  return SIGNALS[text.toUpperCase().replace(/^(?:SIG)?/, 'SIG') as keyof typeof SIGNALS];
}

/** GNU timeout: exit code 124 when the time was up. */
export const timeout: Program = async (call) => {
  const long = { signal: 's', 'kill-after': 'k', 'preserve-status': 'p', foreground: 'f', verbose: 'v' };
  const { flags, operands, problem } = optionsOf('timeout', call.argv, 's:k:pfv', long, true);
  const [time, ...words] = operands;
  const milliseconds = durationOf(time ?? '');
  const signal = signalOf(flags.get('s') ?? 'TERM');
  const wrong =
    problem ??
    (words.length === 0
      ? "timeout: missing operand\nTry 'timeout --help' for more information.\n"
      : milliseconds === undefined
        ? `timeout: invalid time interval '${time}'\nTry 'timeout --help' for more information.\n`
        : signal === undefined
          ? `timeout: ${flags.get('s')}: invalid signal\nTry 'timeout --help' for more information.\n`
          : undefined);
  if (wrong) {
    call.stderr(wrong);
    return 125;
  }
  const controller = controllerUnder(call.signal);
  const watch = new AbortController();
  let late = false;
  const clock =
    (milliseconds as number) > 0 &&
    call.world.clock.sleep(milliseconds as number, watch.signal).then(async () => {
      if (watch.signal.aborted) return;
      late = true;
      controller.abort(signal);
    });
  try {
    const code = await inTimeout(call, words, controller.signal);
    if (call.signal.aborted) return endedBy(call.signal);
    return late && !flags.has('p') ? (signal === SIGNALS.SIGKILL ? 137 : 124) : code;
  } finally {
    watch.abort();
    controller.release();
    await clock;
  }
};

async function inTimeout(call: ProgramCall, words: readonly string[], signal: AbortSignal): Promise<number> {
  const [name = ''] = words;
  if (!known(call, name)) {
    call.stderr(`${call.name}: failed to run command '${name}': No such file or directory\n`);
    return 127;
  }
  return call.run(words, { signal });
}

/** Whether there is such a program. */
export function known({ world, cwd }: ProgramCall, name: string): boolean {
  const plain = name.split('/').at(-1) ?? '';
  return (
    world.programs.has(plain) ||
    (name.includes('/') && world.disk.kind(name.startsWith('/') ? name : `${cwd}/${name}`) === 'file')
  );
}

const WATCH_USAGE = `
Usage:
 watch [options] command

Options:
  -b, --beep             beep if command has a non-zero exit
  -c, --color            interpret ANSI color and style sequences
  -d, --differences[=<permanent>]
                         highlight changes between updates
  -e, --errexit          exit if command has a non-zero exit
  -g, --chgexit          exit when output from command changes
  -q, --equexit <cycles>
                         exit when output from command does not change
  -n, --interval <secs>  seconds to wait between updates
  -p, --precise          attempt run command in precise intervals
  -t, --no-title         turn off header
  -w, --no-wrap          turn off line wrapping
  -x, --exec             pass command to exec instead of "sh -c"

 -h, --help     display this help and exit
 -v, --version  output version information and exit

For more details see watch(1).
`;

/** Runs a command again and again, as procps' watch: here each picture follows the last one. */
export const watch: Program = async (call) => {
  const long = {
    interval: 'n',
    differences: 'd',
    'no-title': 't',
    exec: 'x',
    errexit: 'e',
    'exit-on-change': 'g',
    color: 'c',
  };
  const { flags, operands, problem } = optionsOf('watch', call.argv, 'n:dtxegcb', long, true);
  const every = durationOf(flags.get('n') ?? '2');
  if (problem || every === undefined || operands.length === 0) {
    call.stderr(
      problem ??
        (every === undefined ? `watch: failed to parse argument: '${flags.get('n')}'\n` : WATCH_USAGE),
    );
    return 1;
  }
  const command = operands.join(' ');
  const title = `Every ${(every / 1000).toFixed(1)}s: ${command}`;
  for (;;) {
    const date = new Date(call.world.clock.now())
      .toUTCString()
      .replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+).*/, '$1 $3 $2 $5 $4');
    // A terminal is wiped; anything else just gets one picture after another.
    if (call.output.tty) call.stdout('\x1b[H\x1b[2J');
    if (!flags.has('t')) call.stdout(`${title}    minikube: ${date}\n\n`);
    const code = await call.run(['bash', '-c', command]);
    if (code !== 0 && flags.has('e')) return 8;
    await call.world.clock.sleep(Math.max(100, every), call.signal);
    if (call.signal.aborted) return endedBy(call.signal);
  }
};
