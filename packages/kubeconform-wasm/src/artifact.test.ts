import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { problems } from '../scripts/build-wasm.ts';

const packed = readFileSync(new URL('../assets/kubeconform.wasm.gz', import.meta.url));

describe('the committed wasm', () => {
  it('was built from the sources that are here', () => {
    expect(problems()).toEqual([]);
  });

  it('is small: 7.5 MB, 2 MB to download', () => {
    expect(gunzipSync(packed).length).toBeLessThan(7_500_000);
    expect(packed.length).toBeLessThan(2_000_000);
  });

  it('asks for nothing but its host and WASI', () => {
    const module = new WebAssembly.Module(gunzipSync(packed));
    const hosts = new Set(WebAssembly.Module.imports(module).map((wanted) => wanted.module));
    expect([...hosts].sort()).toEqual(['kubeconform', 'wasi_snapshot_preview1']);
  });
});
