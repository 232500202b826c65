import { descriptionUrls, schemaUrls, wasmUrl } from './asset-urls.ts';
import type { Assets } from './assets.ts';

async function download(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`kubeconform-wasm: ${url.href} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const unpacked = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** The package's files from beside its modules, wherever a bundler put them. */
export const browserAssets: Assets = {
  wasm: () => download(wasmUrl()),
  schemas: (version) => download(schemaUrls[version]!()),
  descriptions: (version) => download(descriptionUrls[version]!()),
  gunzip,
};
