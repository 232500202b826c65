import { spawnSync } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Execution, Session } from '../cluster.ts';
import { openShell } from './shell.ts';

let folder: string;
let session: Session;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'shell-test-')));
  session = openShell({ cwd: folder, env: { PATH: process.env['PATH'] ?? '', GREETING: 'hi' } });
});

afterEach(async () => {
  await session.close();
  await rm(folder, { recursive: true, force: true });
});

async function textOf({ output }: Execution): Promise<string> {
  let text = '';
  for await (const { data } of output) text += data;
  return text;
}

async function run(script: string): Promise<{ text: string; exit: number }> {
  const execution = session.exec(script);
  return { text: await textOf(execution), exit: await execution.exit };
}

test.each([
  ['echo a', 'a\n', 0],
  ['printf a', 'a', 0],
  ['true', '', 0],
  ['false', '', 1],
  ['(exit 52)', '', 52],
  ['nosuchcommand 2>/dev/null', '', 127],
  ['echo out; echo err >&2; echo out', 'out\nerr\nout\n', 0],
  ["cat <<'END'\n$GREETING\nEND", '$GREETING\n', 0],
  ['echo "$GREETING"', 'hi\n', 0],
  ['for i in 1 2; do echo $i; done', '1\n2\n', 0],
  ["printf '한글\\n'", '한글\n', 0],
  ["printf '\\036x\\n'", '\u001ex\n', 0],
  ['echo "unclosed', expect.stringContaining('unexpected EOF'), expect.any(Number)],
])('%s', async (script, text, exit) => {
  expect(await run(script)).toEqual({ text, exit });
});

test('variables, functions and the working folder persist', async () => {
  await run('A=1; f() { echo "f $A"; }; mkdir sub; cd sub');
  expect(await run('f; pwd')).toEqual({ text: `f 1\n${join(folder, 'sub')}\n`, exit: 0 });
});

test('the exit code is there for the next command', async () => {
  await run('(exit 52)');
  expect(await run('echo "$?"')).toEqual({ text: '52\n', exit: 0 });
});

/** Says a word and lasts. One process from the first on: between two commands nobody is there to be interrupted. */
const lasting = (word: string): string => `bash -c 'echo ${word}; exec sleep 30'`;

test('output comes as it is printed', async () => {
  const execution = session.exec(lasting('first'));
  const first = await execution.output[Symbol.asyncIterator]().next();
  expect(first.value).toEqual({ stream: 'stdout', data: 'first\n' });
  execution.signal('SIGINT');
  expect(await execution.exit).toBe(130);
});

test('Ctrl-C ends the command, not the shell', async () => {
  await run('A=kept');
  const execution = session.exec(lasting('on'));
  await execution.output[Symbol.asyncIterator]().next();
  execution.signal('SIGINT');
  expect(await execution.exit).toBe(130);
  expect(await run('echo "$A"')).toEqual({ text: 'kept\n', exit: 0 });
});

test('what is written reaches the command', async () => {
  const execution = session.exec('read -r line; echo "got $line"');
  execution.write('text\n');
  expect(await textOf(execution)).toBe('got text\n');
});

test('two commands at once are refused', async () => {
  const execution = session.exec(lasting('on'));
  await execution.output[Symbol.asyncIterator]().next();
  expect(() => session.exec('true')).toThrow('still runs');
  execution.signal('SIGINT');
  await execution.exit;
});

test('exit ends the shell, and later commands say so', async () => {
  const execution = session.exec('exit 3');
  expect(await execution.exit).toBe(3);
  expect(await session.exec('true').exit).toBe(3);
});

test('closing ends what runs, in the background too', async () => {
  await run(`(sleep 60; echo late > ${join(folder, 'late')}) & echo $! > pid`);
  const { text } = await run('cat pid');
  session.exec('sleep 60');
  await session.close();
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', text.trim()], { encoding: 'utf8' });
  // Gone, or dead and not yet collected.
  expect(stdout.trim()).toMatch(/^(?:Z.*)?$/);
});
