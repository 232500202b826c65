import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chapterOf } from './chapter.ts';
import type { OpenCluster, Session } from './cluster.ts';
import { compareChapter } from './compare.ts';
import { openShell } from './kubectl/shell.ts';
import { runChapter } from './run.ts';
import type { Transcript } from './transcript.ts';

let folder: string;
let sessions: Session[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-test-'));
  sessions = [];
});

afterEach(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A place with shells and nothing else. */
const shells = (provides: readonly string[] = []): OpenCluster => ({
  versions: { client: 'v1.37.2', server: 'v1.37.2' },
  provides: new Set(provides),
  async session() {
    const session = openShell({ cwd: folder, env: { PATH: process.env['PATH'] ?? '' } });
    sessions.push(session);
    return session;
  },
  settle: async () => {},
  snapshot: async () => [],
  events: async () => [],
  close: async () => {},
});

const FENCE = '```';
const chapter = (...blocks: readonly (readonly [meta: string, ...lines: string[]])[]) => {
  const body = blocks
    .map(([meta, ...lines]) => `${FENCE}console ${meta}\n${lines.join('\n')}\n${FENCE}\n`)
    .join('\n');
  return chapterOf(
    `---\ntitle: x\nchapter: CH-01\nsetup: { namespace: svc-lab }\n---\n${body}`,
    'p.mdx',
    [],
  )!;
};
const patience = { command: 4000, output: 3000, retry: 50 };
const outputs = ({ steps }: Transcript) => steps.map(({ output, exit }) => [...output, exit]);

test('blocks of one terminal share their shell, others do not', async () => {
  const page = chapter(
    ['', '$ A=1', '$ echo "$A"', '1'],
    ['term=2', '$ echo "[$A]"', '[]'],
    ['', '$ echo "$A"', '1'],
  );
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([[0], ['1', 0], ['[]', 0], ['1', 0]]);
  expect(compareChapter(page, transcript)).toEqual([]);
});

test('until repeats the last command until its output fits', async () => {
  const page = chapter(['until=3s', '$ N=0', '$ N=$((N+1)); echo "try $N"', 'try 4']);
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([[0], ['try 4', 0]]);
});

test('until gives up in time, with what came last', async () => {
  const page = chapter(['until=300ms', '$ echo no', 'yes']);
  const started = Date.now();
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([['no', 0]]);
  expect(Date.now() - started).toBeLessThan(3000);
  expect(compareChapter(page, transcript).map(({ code }) => code)).toEqual(['replay-output']);
});

test('until waits for another address where the page shows another', async () => {
  await (await shells().session()).exec('echo 10.244.0.5 > ip').exit;
  const page = chapter(
    ['', '$ cat ip', '10.244.0.8'],
    ['term=2', '$ (sleep 0.5; echo 10.244.0.6 > ip) >/dev/null 2>&1 &'],
    ['until=3s', '$ cat ip', '10.244.0.9'],
  );
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([['10.244.0.5', 0], [0], ['10.244.0.6', 0]]);
});

test('a command in the background goes on, and a later block shows what it prints then', async () => {
  const page = chapter(
    ['background', '$ echo ready; while [ ! -e go ]; do sleep 0.05; done; echo gone; sleep 60', 'ready'],
    ['term=2', '$ touch go'],
    ['', 'gone', '^C'],
    ['', '$ echo "code $?"', 'code 130'],
  );
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([['ready', null], [0], ['gone', 130], ['code 130', 0]]);
  expect(compareChapter(page, transcript)).toEqual([]);
});

test('a later block can wait for the end of what runs', async () => {
  const page = chapter(
    ['background', '$ echo on; while [ ! -e go ]; do sleep 0.05; done; echo lost; (exit 3)', 'on'],
    ['term=2', '$ touch go'],
    ['exit=3', 'lost'],
  );
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([['on', null], [0], ['lost', 3]]);
});

test('^C stops a command once it has printed what the page shows', async () => {
  const page = chapter(['', '$ echo a; sleep 0.3; echo b; sleep 60', 'a', 'b', '^C'], ['', '$ echo c', 'c']);
  const transcript = await runChapter(page, shells(), { patience });
  expect(outputs(transcript)).toEqual([
    ['a', 'b', 130],
    ['c', 0],
  ]);
});

test('a command that does not end is ended', async () => {
  const page = chapter(['', '$ echo a; sleep 60', 'a']);
  const transcript = await runChapter(page, shells(), { patience: { ...patience, command: 300 } });
  expect(transcript.steps).toMatchObject([{ output: ['a'], exit: null, timedOut: 0 }]);
  expect(compareChapter(page, transcript).map(({ code }) => code)).toEqual(['replay-timeout']);
});

test.each([
  ['needs=minikube', '$ touch made', [], 'minikube'],
  ['needs=nodes=2', '$ touch made', ['nodes=1'], 'nodes=2'],
  ['needs=internet', '$ touch made', ['internet'], undefined],
  ['needs=minikube', '$ minikube delete', ['minikube'], 'minikube'],
])('%s with %j', async (meta, command, provides, skipped) => {
  const transcript = await runChapter(chapter([meta, command]), shells(provides), { patience });
  expect(transcript.steps[0]?.skipped).toBe(skipped);
});

test('an abort ends the run', async () => {
  const controller = new AbortController();
  const running = runChapter(chapter(['', '$ sleep 60']), shells(), { patience, signal: controller.signal });
  setTimeout(() => controller.abort(), 200);
  await expect(running).rejects.toThrow();
});
