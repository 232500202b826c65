import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { keepsInterface } from '../testing.ts';
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
