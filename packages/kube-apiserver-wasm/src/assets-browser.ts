import type { Assets } from './assets.ts';

/** The engine from beside the package's modules, wherever a bundler put it. */
export const browserAssets: Assets = {
  async wasm() {
    const url = new URL('../assets/kube-apiserver.wasm.gz', import.meta.url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`kube-apiserver-wasm: ${url.href} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  async gunzip(bytes) {
    const unpacked = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  },
};
