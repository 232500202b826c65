import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { chapterOf } from '../../src/replay/chapter.ts';
import { kubectlCluster } from '../../src/replay/kubectl/cluster.ts';
import { replayChapter } from '../../src/replay/replay.ts';
import { type FakeCluster, fakeCluster, runScript } from './fake-cluster.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifests = `${root}manifests`;
const setup = { namespaces: ['svc-lab'], apply: [], wait: ['--for=condition=Ready pod/x'], manual: false };
const OTHERS = ['default', 'kube-system', 'theirs'];

let fake: FakeCluster;
afterEach(async () => {
  vi.unstubAllEnvs();
  await fake.remove();
});

/** Starts with a cluster of its own, and a folder of its own for temporary files. */
async function begin(...given: Parameters<typeof fakeCluster>): Promise<void> {
  fake = await fakeCluster(...given);
  vi.stubEnv('TMPDIR', fake.env['TMPDIR']);
}

const leftovers = (): Promise<string[]> => readdir(fake.env['TMPDIR'] ?? '');

/** Runs `action` and demands that the cluster and the user's kubeconfig are as before. */
async function unchanged(action: () => Promise<unknown>): Promise<void> {
  const before = {
    namespaces: await fake.namespaces(),
    kubeconfig: await fake.kubeconfig(),
    temporary: await leftovers(),
  };
  await action();
  expect({
    namespaces: await fake.namespaces(),
    kubeconfig: await fake.kubeconfig(),
    temporary: await leftovers(),
  }).toEqual(before);
}

const cluster = (context = 'fake') => kubectlCluster({ context, manifests, env: fake.env });

const chapter = (body: string) =>
  chapterOf(
    `---\ntitle: x\nchapter: CH-01\nsetup: { namespace: svc-lab }\ncleanup: ["kubectl delete namespace svc-lab"]\n---\n${body}`,
    'p.mdx',
    [],
  )!;
const FENCE = '```';

test('a run leaves nothing behind', async () => {
  await begin(OTHERS);
  await unchanged(async () => {
    const page = chapter(
      `${FENCE}console\n$ kubectl config set-context --current --namespace=svc-lab\nContext "fake" modified.\n${FENCE}\n`,
    );
    const { diagnostics } = await replayChapter(page, cluster());
    expect(diagnostics).toEqual([]);
  });
  expect(await fake.log()).toContain('apply -f ns.yaml');
});

test('a run with differences leaves nothing behind', async () => {
  await begin(OTHERS);
  await unchanged(async () => {
    const { diagnostics } = await replayChapter(
      chapter(`${FENCE}console\n$ false\nx\n${FENCE}\n`),
      cluster(),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['replay-exit', 'replay-output']);
  });
});

test('a setup that fails leaves nothing behind, and says which command failed', async () => {
  await begin(OTHERS);
  await fake.set('wait-fails');
  await unchanged(async () => {
    await expect(cluster().open(setup)).rejects.toMatchObject({
      name: 'SetupError',
      command: expect.stringContaining('wait'),
    });
  });
});

test('an unknown context is refused', async () => {
  await begin(OTHERS);
  await unchanged(() => expect(cluster('prod').open(setup)).rejects.toThrow('no such context'));
});

test('a namespace without the guide’s label is refused', async () => {
  await begin([...OTHERS, 'svc-lab']);
  await unchanged(() => expect(cluster().open(setup)).rejects.toThrow('app.kubernetes.io/part-of'));
  expect((await fake.log()).some((line) => line.startsWith('delete') || line.startsWith('apply'))).toBe(
    false,
  );
});

test('what an earlier run left is removed', async () => {
  await begin(OTHERS, ['svc-lab']);
  const open = await cluster().open(setup);
  expect((await fake.log()).some((line) => line.startsWith('delete namespace svc-lab'))).toBe(true);
  await open.close();
  expect(await fake.namespaces()).toEqual(OTHERS);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while a chapter is prepared', async (signal, code) => {
  await begin(OTHERS);
  await fake.set('wait-hangs');
  await unchanged(async () => {
    const args = [`${root}scripts/replay.ts`, 'CH-01', '--cluster', 'kubectl', '--context', 'fake'];
    const waiting = () => fake.asked('wait');
    const result = await runScript(args, fake.env, { signal, when: waiting });
    expect(result.code).toBe(code);
    expect(result.stderr).not.toContain('    at ');
  });
});

test('Ctrl-C while a command runs', async () => {
  await begin(OTHERS);
  await unchanged(async () => {
    const controller = new AbortController();
    const page = chapter(`${FENCE}console\n$ kubectl hang\n${FENCE}\n`);
    const running = replayChapter(page, cluster(), { signal: controller.signal });
    await expect.poll(() => fake.asked('hang'), { timeout: 10_000 }).toBe(true);
    controller.abort();
    await expect(running).rejects.toThrow();
  });
});

test.each([
  [['CH-01', '--cluster', 'kubectl'], '--context'],
  [['CH-01', '--record'], '--record'],
  [['--cluster', 'docker'], '--cluster'],
  [['--nosuch'], '--nosuch'],
  [['--format', 'xml'], '--format'],
  [['CH-77'], 'CH-77'],
])('bad usage: %j', async (args, says) => {
  await begin(OTHERS);
  const result = await runScript([`${root}scripts/replay.ts`, ...args], fake.env);
  expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) });
  expect(result.stderr).not.toContain('    at ');
});
