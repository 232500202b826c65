import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { keepsInterface } from '../testing.ts';
import { kubectlCluster } from './cluster.ts';

/** The context of a real cluster; without it there is nothing to test here. */
const context = process.env['GUIDE_CONTEXT'];
if (context === undefined)
  console.warn('SKIPPED: no real cluster is tested. Name one of its contexts: GUIDE_CONTEXT=minikube');
const manifests = fileURLToPath(new URL('../../../manifests', import.meta.url));

const kubectl = (...args: string[]): string =>
  spawnSync('kubectl', [`--context=${context}`, ...args], { encoding: 'utf8' }).stdout;

test.skipIf(context === undefined)(
  "a real cluster keeps the interface, and what is not the guide's",
  async () => {
    const config = kubectl('config', 'view', '--raw');
    const names = (): string[] => kubectl('get', 'namespaces', '-o', 'name').trim().split('\n');
    const others = names().filter((name) => !/\/svc-lab(?:-other)?$/.test(name));
    await keepsInterface(kubectlCluster({ context: context!, manifests, env: process.env }));
    expect(kubectl('config', 'view', '--raw')).toBe(config);
    expect(names()).toEqual(expect.arrayContaining(others));
    expect(names()).not.toContain('namespace/svc-lab');
  },
);
