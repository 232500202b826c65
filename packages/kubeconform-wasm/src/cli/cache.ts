import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { goWords } from './go-errors.ts';

/** Schemas that were downloaded, by the hash of their address; the same files as the native tool's. */
export interface Cache {
  get(address: string): Uint8Array | undefined;
  /** Returns what went wrong, in Go's words. */
  set(address: string, body: Uint8Array): string | undefined;
}

/** Opens a folder, '' for no cache. A string says why it cannot be used. */
export function openCache(folder: string): Cache | string {
  if (folder === '') return { get: () => undefined, set: () => undefined };
  try {
    // Upstream prints the wrong variable here.
    if (!statSync(folder).isDirectory()) return 'cache folder %!s(<nil>) is not a directory';
  } catch (cause) {
    return `failed opening cache folder ${folder}: stat ${folder}: ${goWords(cause)}`;
  }
  const file = (address: string) => posix.join(folder, createHash('sha256').update(address).digest('hex'));
  return {
    get(address) {
      try {
        return readFileSync(file(address));
      } catch {
        return undefined;
      }
    },
    set(address, body) {
      try {
        if (!existsSync(file(address))) writeFileSync(file(address), body);
        return undefined;
      } catch (cause) {
        return `failed to write cache to disk: open ${file(address)}: ${goWords(cause)}`;
      }
    },
  };
}
