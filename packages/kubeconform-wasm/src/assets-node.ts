import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Assets } from './assets.ts';

const read = (name: string) => readFile(new URL(`../assets/${name}`, import.meta.url));

/** The package's files from the disk. */
export const nodeAssets: Assets = {
  wasm: () => read('kubeconform.wasm.gz'),
  schemas: (version) => read(`schemas/${version}.json.gz`),
  descriptions: (version) => read(`descriptions/${version}.json.gz`),
  // DecompressionStream works here too, but loading it takes 50 ms.
  gunzip: (bytes) => gunzipSync(bytes),
};
