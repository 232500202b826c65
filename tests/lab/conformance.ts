import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Admission, Internet } from '../../src/lab/cluster/index.ts';
import { type Image, recordedAgnhost } from '../../src/lab/images/index.ts';
import { HOME, openDesktop } from '../../src/lab/index.ts';
import { createBindings } from '../../src/replay/bindings.ts';
import { filesBelow } from '../../src/replay/lab/cluster.ts';
import { compileLine } from '../../src/replay/line.ts';
import { literalsOf } from '../../src/replay/literals.ts';
import { matchOutput } from '../../src/replay/match.ts';

const folder = fileURLToPath(new URL('transcripts', import.meta.url));
const WORK = `${HOME}/work`;

/** What a command said, as a recording keeps it. */
export interface Said {
  readonly cmd: string;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A line of `groups.txt`. */
interface Line {
  readonly how: 'recorded' | 'quiet' | 'background' | 'wait';
  readonly cmd: string;
}

/** The groups of commands, in order. */
export function readGroups(): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  let current: Line[] = [];
  for (const line of readFileSync(join(folder, 'groups.txt'), 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('# ')) continue;
    if (line.startsWith('## ')) {
      current = [];
      groups.set(line.slice(3).trim(), current);
    } else if (line.startsWith('@ ')) current.push({ how: 'quiet', cmd: line.slice(2) });
    else if (line.startsWith('& ')) current.push({ how: 'background', cmd: line.slice(2) });
    else if (line.trim() === '.wait') current.push({ how: 'wait', cmd: '' });
    else current.push({ how: 'recorded', cmd: line });
  }
  return groups;
}

export function readRecording(which: 'first' | 'second', group: string): Said[] {
  const text = readFileSync(join(folder, which, `${group}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
}

function manifests(): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(join(folder, 'work')))
    files.set(name, readFileSync(join(folder, 'work', name), 'utf8'));
  return files;
}

/** What surrounded the recorded cluster: a few names, and a web server on the computer beside it. */
const NAMES = ['example.com', 'www.example.com', 'api.example.com', 'db.example.com'];
const page = readFileSync(join(folder, 'www', 'index.html'), 'utf8');
const internet: Internet = {
  addresses: (name) => (NAMES.includes(name) ? ['203.0.113.10'] : undefined),
  server: (address, port) =>
    address === '192.168.49.1' && port === 8080
      ? async () => ({
          status: 200,
          statusText: 'OK',
          headers: { server: 'SimpleHTTP/0.6 Python/3.11.2', 'content-type': 'text/html' },
          body: page,
        })
      : undefined,
};

/** The images that the recorded cluster had were all one: its busybox had a curl too. */
const recordedBusybox: Image = {
  ...recordedAgnhost,
  name: 'busybox',
  tags: ['1.36', 'latest'],
  entrypoint: [],
  cmd: ['sh'],
};

/** Runs all groups on one lab; what each recorded command said, in the order of the recordings. */
export async function runGroups(admission: Admission): Promise<ReadonlyMap<string, readonly Said[]>> {
  const desktop = await openDesktop({
    time: 'simulated',
    seed: 11,
    admission,
    internet,
    images: [recordedAgnhost, recordedBusybox],
    files: filesBelow(WORK, manifests()),
  });
  const { lab, computer } = desktop;
  const run = (cmd: string): Promise<Said> => {
    const session = computer.session({ cwd: WORK, keyboard: false, name: 'bash: line 1', typing: 100 });
    const { output, exit } = session.exec(cmd);
    return (async () => {
      const said = { cmd, exit: 0, stdout: '', stderr: '' };
      for await (const { stream, data } of output) said[stream] += data;
      said.exit = await exit;
      return said;
    })();
  };
  const results = new Map<string, Said[]>();
  try {
    await lab.clock.advance(60_000);
    for (const [group, lines] of readGroups()) {
      const said: Said[] = [];
      results.set(group, said);
      let background: Promise<Said>[] = [];
      for (const { how, cmd } of lines) {
        if (how === 'background') background.push(run(cmd));
        else if (how === 'wait') {
          said.push(...(await lab.clock.drive(Promise.all(background))));
          background = [];
        } else {
          const result = await lab.clock.drive(run(cmd));
          if (how === 'recorded') said.push(result);
        }
      }
    }
  } finally {
    await desktop.close();
  }
  return results;
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** A group's words, with one name for each thing that a cluster makes up. */
export function comparer() {
  const commands = [...readGroups().values()].flat().map(({ cmd }) => cmd);
  const bindings = createBindings(literalsOf([...manifests().values(), ...commands]));
  const fits = (expected: string, actual: string): boolean => {
    const patterns = linesOf(expected).map((line) => compileLine(line));
    return bindings.attempt(() => matchOutput(patterns, linesOf(actual), bindings, false) !== undefined);
  };
  return (expected: Said, actual: Said): boolean =>
    expected.exit === actual.exit &&
    fits(expected.stdout, actual.stdout) &&
    fits(expected.stderr, actual.stderr);
}
