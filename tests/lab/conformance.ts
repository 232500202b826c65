import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Admission } from '../../src/lab/cluster/index.ts';
import { HOME, openDesktop } from '../../src/lab/index.ts';
import { createBindings } from '../../src/replay/bindings.ts';
import { filesBelow } from '../../src/replay/lab/cluster.ts';
import { compileLine } from '../../src/replay/line.ts';
import { literalsOf } from '../../src/replay/literals.ts';
import { matchOutput } from '../../src/replay/match.ts';
import { parseGroups, type Step } from './groups.ts';
import type { Answer } from './same.ts';
import { images, internet } from './surroundings.ts';

const folder = fileURLToPath(new URL('transcripts', import.meta.url));
const WORK = `${HOME}/work`;

/** The groups of commands, in order. */
export function readGroups(): ReadonlyMap<string, readonly Step[]> {
  return parseGroups(readFileSync(join(folder, 'groups.txt'), 'utf8'));
}

export function readRecording(which: 'first' | 'second', group: string): Answer[] {
  const text = readFileSync(join(folder, which, `${group}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

function manifests(): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(join(folder, 'work')))
    files.set(name, readFileSync(join(folder, 'work', name), 'utf8'));
  return files;
}

/** Runs all groups on one lab; what each recorded command said, in the order of the recordings. */
export async function runGroups(admission: Admission): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const desktop = await openDesktop({
    time: 'simulated',
    seed: 11,
    admission,
    internet,
    images,
    files: filesBelow(WORK, manifests()),
  });
  const { lab, computer } = desktop;
  const run = (cmd: string): Promise<Answer> => {
    const session = computer.session({ cwd: WORK, keyboard: false, name: 'bash: line 1', typing: 100 });
    const { output, exit } = session.exec(cmd);
    return (async () => {
      const said = { cmd, exit: 0, stdout: '', stderr: '' };
      for await (const { stream, data } of output) said[stream] += data;
      said.exit = await exit;
      return said;
    })();
  };
  const results = new Map<string, Answer[]>();
  try {
    await lab.clock.advance(60_000);
    for (const [group, lines] of readGroups()) {
      const said: Answer[] = [];
      results.set(group, said);
      let background: Promise<Answer>[] = [];
      for (const { kind, cmd } of lines) {
        if (kind === 'beside') background.push(run(cmd));
        else if (kind === 'wait') {
          said.push(...(await lab.clock.drive(Promise.all(background))));
          background = [];
        } else {
          const result = await lab.clock.drive(run(cmd));
          if (kind === 'record') said.push(result);
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
  return (expected: Answer, actual: Answer): boolean =>
    expected.exit === actual.exit &&
    fits(expected.stdout, actual.stdout) &&
    fits(expected.stderr, actual.stderr);
}
