import { closeSync, lstatSync, openSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { posix, join as systemJoin } from 'node:path';
import { goWords } from './go-errors.ts';

const join = process.platform === 'win32' ? systemJoin : posix.join;

/** A file to judge, or a path that cannot be looked into. */
export type Found = { readonly path: string } | { readonly path: string; readonly problem: string };

/** Whether a path is to be left out, or what is wrong with the pattern that decides it. */
export type Ignored = (path: string) => boolean | { readonly problem: string };

/**
 * Every YAML and JSON file at or below a path, in the order of Go's filepath.Walk: sorted by bytes, without following
 * symbolic links to folders. The first problem ends the walk, as in kubeconform's pkg/resource/files.go.
 */
export function* findFiles(root: string, ignored: Ignored): Generator<Found> {
  try {
    for (const path of walk(root, stat(root))) {
      const verdict = ignored(path);
      if (typeof verdict !== 'boolean') throw new WalkProblem(verdict.problem);
      if (!verdict) yield { path };
    }
  } catch (cause) {
    if (!(cause instanceof WalkProblem)) throw cause;
    yield { path: root, problem: cause.message };
  }
}

class WalkProblem extends Error {}

function stat(path: string): Stats {
  try {
    return lstatSync(path);
  } catch (cause) {
    throw new WalkProblem(`lstat ${path}: ${goWords(cause)}`);
  }
}

function* walk(path: string, stats: Stats): Generator<string> {
  if (!stats.isDirectory()) {
    if (/\.(ya?ml|json)$/i.test(path)) yield path;
    return;
  }
  for (const name of namesIn(path)) {
    const inner = join(path, name);
    yield* walk(inner, stat(inner));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { encoding: 'buffer' })
      .sort(Buffer.compare)
      .map((name) => name.toString());
  } catch (cause) {
    throw new WalkProblem(`open ${folder}: ${goWords(cause)}`);
  }
}

/** The bytes of a file, or what is wrong with it: what cannot be opened has no resource, what cannot be read an empty one. */
export function readBytes(path: string): Uint8Array | { readonly opened: boolean; readonly problem: string } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    return { opened: false, problem: `open ${path}: ${goWords(cause)}` };
  }
  try {
    return readFileSync(file);
  } catch (cause) {
    return { opened: true, problem: `read ${path}: ${goWords(cause)}` };
  } finally {
    closeSync(file);
  }
}
