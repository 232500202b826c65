import { readFile } from 'node:fs/promises';
import { diagnose, type Extra } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
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
    const at = { file, line: 1, column: 1 };
    return {
      text,
      diagnostics: [diagnose('yaml-encoding', at, { encoding }, isMarked(bytes) ? {} : REFUSED)],
    };
  }
  // kubectl reads what is no UTF-8 as U+FFFD, and goes on.
  const at = { file, ...linesOf(text).place(text.indexOf('\ufffd')) };
  return { text, diagnostics: [diagnose('yaml-encoding', at, { encoding })] };
}

/** UTF-16 without a byte order mark: kubectl takes it for UTF-8, and stumbles over its zeros. */
const REFUSED: Extra = {
  layer: 'api',
  detail: 'error converting YAML to JSON: yaml: control characters are not allowed',
};

function isMarked([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Reads a file from the disk; see {@link readBytes}. Throws what the file system throws. */
export async function readTextFile(path: string | Buffer, file: string): Promise<ReadText | undefined> {
  return readBytes(await readFile(path), file);
}
