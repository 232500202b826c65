import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Assets } from './assets.ts';

/** The engine from the disk. */
export const nodeAssets: Assets = {
  wasm: () => readFile(new URL('../assets/kube-apiserver.wasm.gz', import.meta.url)),
  gunzip: (bytes) => gunzipSync(bytes),
};
