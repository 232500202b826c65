import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SetupError } from '../cluster.ts';
import { keepsInterface, SETUP } from '../testing.ts';
import { labCluster } from './cluster.ts';

const folder = fileURLToPath(new URL('../../../manifests', import.meta.url));
const manifests = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

test('the lab keeps the interface', async () => {
  await keepsInterface(labCluster({ manifests, seed: 1 }));
});

test('a setup that fails says with which command', async () => {
  const opening = labCluster({ manifests, seed: 1 }).open({ ...SETUP, apply: ['nosuch.yaml'] });
  await expect(opening).rejects.toThrow(SetupError);
  await expect(opening).rejects.toThrow('the path "nosuch.yaml" does not exist');
});
