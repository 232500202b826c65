/**
 * Applies mutants of the project's manifests to a real cluster and writes down what kubectl says:
 *
 *     KUBECONFIG=… node packages/verify/scripts/record-mutants.ts KUBECTL COUNT > packages/verify/testdata/mutants.jsonl
 *
 * A dry run first; Services that pass it are applied for real and removed, since a dry run skips the allocators.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownManifests } from '../testing/manifests.ts';
import { mutant } from '../testing/mutants.ts';

const [kubectl = 'kubectl', count = '500'] = process.argv.slice(2);
const AT_ONCE = 4;

const home = await mkdtemp(join(tmpdir(), 'mutants-'));
const manifests = ownManifests();

function run(...args: string[]): Promise<{ exit: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(kubectl, args, { cwd: home }, (error, _, stderr) => {
      resolve({ exit: error === null ? 0 : Number(error.code ?? 1), stderr });
    });
  });
}

async function judge(file: string, text: string): Promise<{ exit: number; stderr: string }> {
  await writeFile(join(home, file), text);
  const dry = await run('apply', '--dry-run=server', '--validate=strict', '-f', file);
  if (dry.exit !== 0 || !/^kind: Service$/m.test(text)) return dry;
  const real = await run('apply', '--validate=strict', '-f', file);
  await run('delete', '--ignore-not-found', '--force', '--grace-period=0', '-f', file);
  return real;
}

/** Services of the same name must not meet: those take turns. */
let turn = Promise.resolve<unknown>(undefined);
async function record(number: number): Promise<string> {
  const { file: from, name, text } = mutant(manifests, number);
  const file = `m${String(number).padStart(4, '0')}.yaml`;
  const service = /^kind: Service$/m.test(text);
  const judged = service ? turn.then(() => judge(file, text)) : judge(file, text);
  if (service) turn = judged;
  return JSON.stringify({ file, from, name, ...(await judged), text });
}

const lines: string[] = [];
const numbers = [...Array(Number(count)).keys()];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      lines[number] = await record(number);
      if (number % 50 === 0) process.stderr.write(`${number}\n`);
    }
  }),
);
process.stdout.write(`${lines.join('\n')}\n`);
await rm(home, { recursive: true });
