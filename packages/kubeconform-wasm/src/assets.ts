/** Where the package's own files come from: the disk, the network, or a bundle. */
export interface Assets {
  /** The engine, gzip. */
  wasm(): Promise<Uint8Array>;
  /** The definitions of a shipped version, as gzipped JSON. */
  schemas(kubernetesVersion: string): Promise<Uint8Array>;
  /** The texts of a shipped version, as gzipped JSON. */
  descriptions(kubernetesVersion: string): Promise<Uint8Array>;
}

/** Unpacks gzip; other bytes pass (a server may have sent the file with `Content-Encoding: gzip`). */
export async function unpack(bytes: Uint8Array | ArrayBuffer): Promise<Uint8Array> {
  const packed = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
  const unpacked = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** Unpacks and parses a JSON asset. */
export async function unpackJson(bytes: Uint8Array | ArrayBuffer): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unpack(bytes)));
}
