import { readFile } from 'node:fs/promises';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { kindOfFile } from '../paths.ts';
import { linesOf } from '../yaml/lines.ts';
import { decode } from './decode.ts';

/** A file's text with what is wrong with its encoding. */
export interface ReadText {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads bytes as the text of a file.
 *
 * @param file its name in diagnostics.
 * @returns undefined for what is no text.
 */
export function readBytes(bytes: Uint8Array, file: string): ReadText | undefined {
  const decoded = decode(bytes);
  if (decoded === undefined) return undefined;
  const { text, encoding } = decoded;
  if (encoding === 'UTF-8') return { text, diagnostics: [] };
  if (encoding === 'UTF-16') {
    return { text, diagnostics: [diagnose('yaml-encoding', { file, line: 1, column: 1 }, { encoding })] };
  }
  const at = { file, ...linesOf(text).place(text.indexOf('\ufffd')) };
  // The API server never sees such a manifest: kubectl's parser refuses it.
  const layer = kindOfFile(file) === 'manifest' ? 'api' : 'guide';
  return { text, diagnostics: [diagnose('yaml-encoding', at, { encoding }, { layer })] };
}

/** Reads a file from the disk; see {@link readBytes}. Throws what the file system throws. */
export async function readTextFile(path: string, file: string): Promise<ReadText | undefined> {
  return readBytes(await readFile(path), file);
}
