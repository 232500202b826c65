import type { Assets } from './assets.ts';

/** The engine from beside the package's modules, wherever a bundler put it. */
export const browserAssets: Assets = {
  async wasm(onProgress) {
    const url = new URL('../assets/kube-apiserver.wasm.gz', import.meta.url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`kube-apiserver-wasm: ${url.href} answered ${response.status}`);
    // A server that packs the answer says how long the packed answer is, which is no measure of what arrives.
    const length = response.headers.has('Content-Encoding') ? null : response.headers.get('Content-Length');
    let loaded = 0;
    const counted = response.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(part, controller) {
          loaded += part.length;
          onProgress?.(loaded, Number(length));
          controller.enqueue(part);
        },
      }),
    );
    return new Uint8Array(await new Response(counted).arrayBuffer());
  },
  async gunzip(bytes) {
    const unpacked = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  },
};
