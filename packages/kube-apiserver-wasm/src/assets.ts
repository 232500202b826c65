import type { Bytes } from './types.ts';

/** Where the engine comes from: the disk, the network, or a bundle. */
export interface Assets {
  /** The engine, gzip. */
  wasm(onProgress?: (loaded: number, total: number) => void): Promise<Uint8Array>;
  /** Unpacks gzip. */
  gunzip(bytes: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** Unpacks gzip; other bytes pass (a server may have sent the file with `Content-Encoding: gzip`). */
export async function unpack(bytes: Bytes, assets: Assets): Promise<Uint8Array> {
  const packed = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return packed[0] === 0x1f && packed[1] === 0x8b ? assets.gunzip(packed) : packed;
}
