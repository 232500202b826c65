import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePage } from 'kubernetes-guide-verify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cluster, SetupError } from '../replay/cluster.ts';
import { openShell } from '../replay/kubectl/shell.ts';
import { chapterData } from './data.ts';
import { createHost } from './host.ts';
import type { Message, Request } from './protocol.ts';
import type { StepResult } from './result.ts';

let folder: string;
let messages: Message[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-test-'));
  messages = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A place with shells and nothing else. */
const shells: Cluster = {
  async open(setup) {
    if (setup.apply.length > 0) throw new SetupError('kubectl apply -f x.yaml', 'refused');
    return {
      versions: { client: 'v1.37.2', server: 'v1.37.2' },
      provides: new Set(['tty']),
      session: async () => openShell({ cwd: folder, env: { PATH: process.env['PATH'] ?? '' } }),
      settle: async () => {},
      snapshot: async () => [],
      events: async () => [],
      close: async () => {},
    };
  },
};

const FENCE = '```';
const chapter = (blocks: string, setup = '{ namespace: svc-lab }') => {
  const text = `---\nchapter: CH-01\nsetup: ${setup}\n---\n${blocks}`;
  return chapterData(parsePage(text, { file: 'content/a.mdx' }))!;
};
const block = (meta: string, ...lines: string[]) =>
  `${FENCE}console ${meta}\n${lines.join('\n')}\n${FENCE}\n`;

function host() {
  const made = createHost(
    {
      cluster: () => shells,
      watch: () => () => {},
      unfinished: (_, line) => line.endsWith('\\'),
      complete: async (_, line, cursor) => ({ from: cursor, words: [line] }),
      write(_, name, text) {
        if (text === undefined) rmSync(join(folder, name));
        else writeFileSync(join(folder, name), text);
      },
    },
    (message) => messages.push(message),
  );
  let id = 0;
  return {
    close: made.close,
    async ask(request: Request): Promise<unknown> {
      id += 1;
      const mine = id;
      await made.handle({ ...request, id: mine });
      const reply = messages.find((message) => 'id' in message && message.id === mine);
      if (reply?.type === 'refusal') throw new Error(reply.message);
      return reply?.type === 'answer' ? reply.value : undefined;
    },
  };
}
const open = (text: string, setup?: string): Request => ({
  type: 'open',
  chapter: chapter(text, setup),
  files: {},
  site: 'https://example.com/',
});
const printed = (term: number) =>
  messages.flatMap((each) => (each.type === 'output' && each.term === term ? [each.data] : [])).join('');

test('steps run in order, compared with the page, output as it comes', async () => {
  const { ask, close } = host();
  await ask(open(block('', '$ A=1', '$ echo "[$A]"', '[1]') + block('exit=3', '$ exit 3')));
  expect(await ask({ type: 'step', step: 0 })).toMatchObject({ state: 'same' });
  expect(await ask({ type: 'step', step: 1 })).toMatchObject({ state: 'same', missing: [], added: [] });
  expect(printed(1)).toContain('[1]');
  await close();
});

test.each<[string, string, Partial<StepResult>]>([
  ['another line', block('', '$ echo b', 'a'), { state: 'different', missing: ['a'], added: ['b'] }],
  ['another exit code', block('', '$ (exit 4)'), { state: 'different', exit: { expected: 0, actual: 4 } }],
  [
    'values of the reader',
    block('', '$ echo 10.244.0.$((4 + 5))', '10.244.0.7'),
    { state: 'same', values: [{ page: '10.244.0.7', own: '10.244.0.9' }] },
  ],
  ['what the lab lacks', block('needs=minikube', '$ minikube ip', '1'), { state: 'needs', need: 'minikube' }],
])('%s', async (_, text, expected) => {
  const { ask, close } = host();
  await ask(open(text));
  expect(await ask({ type: 'step', step: 0 })).toMatchObject(expected);
  await close();
});

test('one value of the page that becomes two of the cluster is a difference only the first time', async () => {
  const { ask, close } = host();
  const text = block('', '$ echo 10.244.0.$RANDOM | cut -c1-12', '10.244.0.77');
  await ask(open(text));
  expect(await ask({ type: 'step', step: 0 })).toMatchObject({ state: 'same' });
  expect(await ask({ type: 'step', step: 0 })).toMatchObject({ state: 'same' });
  await close();
});

test('what goes on running is ended before the next command of its terminal', async () => {
  const { ask, close } = host();
  await ask(open(block('background', '$ echo up; sleep 60', 'up') + block('', '$ echo next', 'next')));
  expect(await ask({ type: 'step', step: 0 })).toMatchObject({ state: 'same', running: true });
  expect(await ask({ type: 'step', step: 1 })).toMatchObject({ state: 'same', running: false });
  await close();
});

test('Ctrl-C ends what the reader typed', async () => {
  const { ask, close } = host();
  await ask(open(block('', '$ true')));
  const line = ask({ type: 'line', term: 1, line: 'sleep 60' });
  await expect.poll(() => messages.some((each) => each.type === 'busy' && each.busy)).toBe(true);
  await ask({ type: 'interrupt', term: 1 });
  expect(await line).toEqual({ exit: 130 });
  await close();
});

test('a chapter that cannot be prepared says why', async () => {
  const { ask } = host();
  await expect(ask(open(block('', '$ a'), '{ namespace: svc-lab, apply: [x.yaml] }'))).rejects.toThrow(
    '이 장을 준비하지 못했습니다. kubectl apply -f x.yaml: refused',
  );
});

test('a reset forgets variables', async () => {
  const { ask, close } = host();
  await ask(open(block('', '$ A=1') + block('', '$ echo "[$A]"', '[]')));
  await ask({ type: 'step', step: 0 });
  await ask({ type: 'reset' });
  expect(await ask({ type: 'step', step: 1 })).toMatchObject({ state: 'same' });
  await close();
});

test('the page brings files, and takes away those that it no longer has', async () => {
  const made = host();
  await made.ask(open(''));
  const a = { name: 'a.yaml', text: 'a' };
  await made.ask({ type: 'write', files: [a, { name: 'b.yaml', text: 'b' }] });
  writeFileSync(join(folder, 'own.yaml'), 'own');
  await made.ask({ type: 'write', files: [{ ...a, text: 'c' }] });
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('c');
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['a.yaml', 'own.yaml']));
  expect(readdirSync(folder)).not.toContain('b.yaml');
  await made.close();
});
