import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Execution } from '../cluster.ts';
import { kubectlCluster } from './cluster.ts';

/** The context of a real cluster; without it there is nothing to test here. */
const context = process.env['GUIDE_CONTEXT'];
const manifests = fileURLToPath(new URL('../../../manifests', import.meta.url));
const setup = {
  namespaces: ['svc-lab'],
  apply: ['solo-pod.yaml'],
  wait: ['--for=condition=Ready pod/solo --timeout=180s'],
  manual: false,
};

async function textOf({ output }: Execution): Promise<string> {
  let text = '';
  for await (const { data } of output) text += data;
  return text;
}

const kubectl = (...args: string[]): string =>
  spawnSync('kubectl', [`--context=${context}`, ...args], { encoding: 'utf8' }).stdout;

test.skipIf(context === undefined)('a real cluster keeps the interface', async () => {
  const config = kubectl('config', 'view', '--raw');
  const open = await kubectlCluster({ context: context!, manifests, env: process.env }).open(setup);
  const names = (): string[] => kubectl('get', 'namespaces', '-o', 'name').trim().split('\n');
  // Taken while this run has the cluster for itself.
  const others = names().filter((name) => !/\/svc-lab(?:-other)?$/.test(name));
  try {
    expect(open.versions.server).toMatch(/^v1\.\d+\.\d+$/);
    expect(open.provides.has('nodes=1')).toBe(true);

    const session = await open.session();
    expect(await textOf(session.exec('kubectl get pod solo -o name; ls solo-pod.yaml'))).toBe(
      'pod/solo\nsolo-pod.yaml\n',
    );
    expect(await session.exec('kubectl get pod nosuch').exit).toBe(1);

    // Bytes stream: a watch is an ordinary command, and Ctrl-C ends it.
    const watch = session.exec('kubectl get pods -w -o name');
    const first = await watch.output[Symbol.asyncIterator]().next();
    expect(first.value.data).toBe('pod/solo\n');
    watch.signal('SIGINT');
    expect(await watch.exit).not.toBe(0);

    await open.settle();
    const objects = await open.snapshot();
    expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toContain('Pod/solo');
    expect((await open.events()).length).toBeGreaterThan(0);
  } finally {
    await open.close();
  }
  await open.close();
  expect(kubectl('config', 'view', '--raw')).toBe(config);
  expect(names()).toEqual(expect.arrayContaining(others));
  expect(names()).not.toContain('namespace/svc-lab');
});
