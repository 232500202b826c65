import type { Job } from '../jobs.ts';
import { Aborted, complain, type Frame, SIGNALS } from '../state.ts';
import { type Builtin, out } from './builtin.ts';

const NAMES = new Map<number, string>([
  [1, 'Hangup'],
  [2, 'Interrupt'],
  [9, 'Killed'],
  [13, 'Broken pipe'],
  [15, 'Terminated'],
]);

const stateOf = ({ code }: Job): string => {
  if (code === undefined) return 'Running';
  if (code === 0) return 'Done';
  return NAMES.get(code - 128) ?? `Exit ${code}`;
};

/** `[1]+  Running                 kubectl get pods -w &` */
export function describeJob(job: Job, all: readonly Job[]): string {
  const mark = job === all.at(-1) ? '+' : job === all.at(-2) ? '-' : ' ';
  const text = job.code === undefined ? `${job.text} &` : job.text;
  return `[${job.number}]${mark}  ${stateOf(job).padEnd(24)}${text}\n`;
}

/** Waits for a job, as long as nothing interrupts the shell. */
async function ended(job: Job, { signal }: Frame): Promise<number> {
  if (signal.aborted) throw new Aborted();
  const stop = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  const code = await Promise.race([job.done, stop]);
  if (code === undefined) throw new Aborted();
  return code;
}

const wait: Builtin = async (args, frame) => {
  const { shell } = frame;
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (names.length === 0) {
    for (const job of [...shell.jobs.list]) {
      const code = await ended(job, frame);
      shell.jobs.forget(job);
      if (args.includes('-n')) return code;
    }
    return 0;
  }
  let code = 0;
  for (const name of names) {
    const job = shell.jobs.find(name);
    if (job) {
      code = await ended(job, frame);
      shell.jobs.forget(job);
      continue;
    }
    const past = shell.jobs.codeOf(Number(name));
    code = past ?? 127;
    if (past !== undefined) continue;
    complain(
      frame,
      name.startsWith('%') ? `wait: ${name}: no such job` : `wait: pid ${name} is not a child of this shell`,
    );
  }
  return code;
};

function signalNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const name = text.toUpperCase().replace(/^(?:SIG)?/, 'SIG');
  return SIGNALS[name as keyof typeof SIGNALS];
}

const kill: Builtin = (args, frame) => {
  const words = [...args];
  let number: number = SIGNALS.SIGTERM;
  if (words[0] === '-l') {
    out(
      frame,
      `${Object.entries(SIGNALS)
        .map(([name, value]) => `${String(value).padStart(2)}) ${name}`)
        .join('\n')}\n`,
    );
    return 0;
  }
  if (words[0] === '-s' || words[0] === '-n') words.splice(0, 1, `-${words.splice(1, 1)[0] ?? ''}`);
  if (words[0] !== '--' && words[0]?.startsWith('-')) {
    const name = (words.shift() as string).slice(1);
    const found = signalNumber(name);
    if (found === undefined) {
      complain(frame, `kill: ${name}: invalid signal specification`);
      return 1;
    }
    number = found;
  }
  if (words[0] === '--') words.shift();
  if (words.length === 0) {
    out(
      { ...frame, descriptors: new Map([[1, frame.descriptors.get(2) ?? {}]]) },
      'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n',
    );
    return 2;
  }
  let code = 0;
  for (const word of words) {
    const job = frame.shell.jobs.find(word);
    if (!/^(?:%|\d)/.test(word)) complain(frame, `kill: ${word}: arguments must be process or job IDs`);
    else if (!job && word.startsWith('%')) complain(frame, `kill: ${word}: no such job`);
    else if (!job || job.code !== undefined) {
      complain(
        frame,
        word.startsWith('%') ? `kill: ${word}: no such job` : `kill: (${word}) - No such process`,
      );
    } else {
      if (number !== 0) job.controller.abort(number);
      continue;
    }
    code = 1;
  }
  return code;
};

const list: Builtin = (args, frame) => {
  const { jobs } = frame.shell;
  for (const job of [...jobs.told]) {
    if (args.includes('-p')) out(frame, `${job.pid}\n`);
    else if (args.includes('-l')) out(frame, describeJob(job, jobs.told).replace('  ', ` ${job.pid} `));
    else out(frame, describeJob(job, jobs.told));
    if (job.code !== undefined) jobs.forget(job);
  }
  return 0;
};

const foreground: Builtin = async ([name = '%%'], frame) => {
  const job = frame.shell.jobs.find(/^\d/.test(name) ? `%${name}` : name);
  if (!job) {
    complain(frame, `fg: ${name === '%%' ? 'current' : name}: no such job`);
    return 1;
  }
  out(frame, `${job.text}\n`);
  const follow = () => job.controller.abort(frame.signal.reason);
  frame.signal.addEventListener('abort', follow, { once: true });
  try {
    const code = await job.done;
    if (frame.signal.aborted) throw new Aborted();
    return code;
  } finally {
    frame.signal.removeEventListener('abort', follow);
    frame.shell.jobs.forget(job);
  }
};

export const jobs: Readonly<Record<string, Builtin>> = {
  wait,
  kill,
  jobs: list,
  fg: foreground,
  bg: () => 0,
  disown: ([name = '%%'], { shell }) => {
    const job = shell.jobs.find(name);
    if (job) shell.jobs.forget(job);
    return job ? 0 : 1;
  },
};
