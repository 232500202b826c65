import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type CliCase,
  cliCaseName,
  cliCases,
  cliRecordingFile,
  normalize,
  type Outcome,
  repository,
} from '../../testing/cli.ts';
import { unpack } from '../assets.ts';
import { nodeAssets } from '../assets-node.ts';
import { run } from './run.ts';

const recorded = JSON.parse(readFileSync(cliRecordingFile, 'utf8')) as Record<string, Outcome[]>;
const engine = unpack(await nodeAssets.wasm(), nodeAssets).then((wasm) =>
  WebAssembly.compile(wasm as BufferSource),
);

async function ours({ args, stdin }: CliCase): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const code = await run(args, {
    program: 'kubeconform',
    version: 'v0.8.0',
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    stdin: () => readFileSync(join(repository, stdin!)),
    engine: () => engine,
    seconds: () => 1,
  });
  return { stdout: normalize(said.stdout, ''), stderr: normalize(said.stderr, ''), code };
}

it('has at least 110 command lines that end well and badly', () => {
  expect(Object.keys(recorded)).toEqual(cliCases.map(cliCaseName));
  expect(cliCases.length).toBeGreaterThanOrEqual(110);
  expect(new Set(Object.values(recorded).flatMap((all) => all.map(({ code }) => code)))).toEqual(
    new Set([0, 1]),
  );
});

// Paths of the recording are those of POSIX.
it.skipIf(process.platform === 'win32').each(cliCases.map((one) => [cliCaseName(one), one] as const))(
  'answers as the native tool does: %s',
  async (name, one) => {
    const outcome = await ours(one);
    const native = recorded[name]!;
    if (native.some((answer) => JSON.stringify(answer) === JSON.stringify(outcome))) return;
    expect(outcome).toEqual(native[0]);
  },
);
