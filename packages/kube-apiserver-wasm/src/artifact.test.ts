import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { problems } from '../scripts/build-wasm.ts';
import { createApiServer } from './index.ts';

test('the committed engine belongs to its sources', () => {
  expect(problems()).toEqual([]);
});

test('refuses another version and ranges that are none', async () => {
  await expect(createApiServer({ kubernetesVersion: '1.20' })).rejects.toThrow('only 1.37.2');
  await expect(createApiServer({ nodePortRange: 'x' })).rejects.toThrow(/x/);
  await expect(createApiServer({ wasm: gzipSync(new Uint8Array(8)) })).rejects.toThrow();
});
