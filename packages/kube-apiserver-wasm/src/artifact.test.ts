import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { problems } from '../scripts/build-wasm.ts';
import { createApiServer } from './index.ts';

test('the committed engine belongs to its sources', () => {
  expect(problems()).toEqual([]);
});

test('it is at most 6 MB, and begins where its start ended', () => {
  const packed = readFileSync(new URL('../assets/kube-apiserver.wasm.gz', import.meta.url));
  expect(packed.length).toBeLessThan(6_000_000);
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(gunzipSync(packed)));
  expect(exported.map(({ name }) => name).sort()).toEqual(['allocate', 'call', 'memory', 'resultSize']);
});

test('refuses another version and ranges that are none', async () => {
  await expect(createApiServer({ kubernetesVersion: '1.20' })).rejects.toThrow('only 1.37.2');
  await expect(createApiServer({ nodePortRange: 'x' })).rejects.toThrow(/x/);
  await expect(createApiServer({ wasm: gzipSync(new Uint8Array(8)) })).rejects.toThrow();
});
