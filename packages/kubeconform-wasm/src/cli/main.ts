#!/usr/bin/env node
import { fstatSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { unpack } from '../assets.ts';
import { nodeAssets } from '../assets-node.ts';
import { limitCompileThreads } from '../compile-threads.ts';
import { run } from './run.ts';

/** A shell does not tell how a script was called, only where it is. */
function calledAs(script: string): string {
  const path = relative(process.cwd(), script);
  return path.startsWith('..') || path === '' ? basename(script) : path;
}

/** Standard input; a terminal, or another device such as /dev/null, gives nothing. */
function stdin(): Uint8Array | undefined {
  try {
    return fstatSync(0).isCharacterDevice() ? undefined : readFileSync(0);
  } catch {
    return undefined;
  }
}

limitCompileThreads();
// Whoever reads may have had enough, as `head` has.
process.stdout.on('error', () => process.exit(1));

process.exitCode = await run(process.argv.slice(2), {
  program: calledAs(process.argv[1] ?? 'kubeconform-wasm'),
  version: 'v0.8.0',
  stdout: (text) => text !== '' && process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  stdin,
  engine: async () =>
    WebAssembly.compile((await unpack(await nodeAssets.wasm(), nodeAssets)) as BufferSource),
  seconds: () => performance.now() / 1000,
});
