import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiServer } from 'kube-apiserver-wasm';
import { realFolder } from '../../scripts/lab/folder.ts';
import { lazyAdmission } from '../../src/lab/cluster/index.ts';
import { parseGroups } from './groups.ts';
import { play, WORK } from './play.ts';

/** Plays groups on the lab: OUT/GROUP.jsonl. */
export async function run(root: string, out: string, names: readonly string[]): Promise<void> {
  const here = join(root, 'tests/lab');
  const admission = lazyAdmission(createApiServer);
  await admission.load();
  mkdirSync(out, { recursive: true });
  const groups = parseGroups(readFileSync(join(here, 'groups.txt'), 'utf8'));
  for (const [name, steps] of groups) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = Date.now();
    try {
      const answers = await play(name, steps, { admission, files: realFolder(join(here, 'work'), WORK) });
      writeFileSync(join(out, `${name}.jsonl`), answers.map((one) => `${JSON.stringify(one)}\n`).join(''));
      console.log(name, answers.length, Date.now() - started, 'ms');
    } catch (error) {
      console.log(name, 'FAILED', error);
    }
  }
}
