import { readFile } from 'node:fs/promises';
import type { Assets } from './assets.ts';

const read = (name: string) => readFile(new URL(`../assets/${name}`, import.meta.url));

/** The package's files from the disk. */
export const nodeAssets: Assets = {
  wasm: () => read('kubeconform.wasm.gz'),
  schemas: (version) => read(`schemas/${version}.json.gz`),
  descriptions: (version) => read(`descriptions/${version}.json.gz`),
};
