import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutantCases } from '../testing/cases.ts';

const usage = `usage: record-server.ts
  Asks the API server that kubectl is set up for about every mutant (dry runs) and writes testdata/mutants.jsonl.
  Objects of earlier runs must not be there; the namespaces that the manifests name must.`;

/** Whether the server takes the whole text, and what it says otherwise. */
function ask(file: string): { verdict: 'accept' | 'reject'; stderr: string } {
  const args = ['apply', '--dry-run=server', '--validate=strict', '-f', file];
  const { status, stderr, error } = spawnSync('kubectl', args, { encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (/connection refused|Unable to connect/.test(stderr)) throw new Error(stderr);
  return {
    verdict: status === 0 ? 'accept' : 'reject',
    stderr: stderr.replaceAll(file, 'FILE').slice(0, 300),
  };
}

function main(args: readonly string[]): number {
  if (args.length > 0) {
    console.error(usage);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  const file = join(folder, 'mutant.yaml');
  try {
    const lines = mutantCases().map(({ name, text }) => {
      writeFileSync(file, text);
      return JSON.stringify({ name, ...ask(file) });
    });
    writeFileSync(join(import.meta.dirname, '..', 'testdata', 'mutants.jsonl'), `${lines.join('\n')}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
