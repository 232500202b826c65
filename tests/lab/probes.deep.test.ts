import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApiServer } from 'kube-apiserver-wasm';
import { expect, test } from 'vitest';
import { realFolder } from '../../scripts/lab/folder.ts';
import { lazyAdmission } from '../../src/lab/cluster/index.ts';
import { parseGroups } from './groups.ts';
import { play, WORK } from './play.ts';
import { type Answer, Renaming } from './same.ts';

/** The share of commands that the lab has to answer as the real cluster did; what is left is known and uneven. */
const LEAST = 0.94;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const recorded = (which: 'first' | 'second', group: string): Answer[] =>
  readFileSync(at(`testdata/${which}/${group}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);

// Recorded by `record.ts`, twice: only what the cluster said the same way both times is demanded of the lab.
test('groups of commands that chapters do not have are answered as by a real cluster', async () => {
  const admission = lazyAdmission(createApiServer);
  await admission.load();
  const groups = parseGroups(readFileSync(at('groups.txt'), 'utf8'));
  let demanded = 0;
  let same = 0;
  const shares: string[] = [];
  for (const name of readdirSync(at('testdata/first')).map((file) => file.replace('.jsonl', ''))) {
    const steps = groups.get(name);
    if (!steps) throw new Error(`no group ${name}`);
    const [first, second] = [recorded('first', name), recorded('second', name)];
    const lab = await play(name, steps, { admission, files: realFolder(at('work'), WORK) });
    const [again, here] = [new Renaming(), new Renaming()];
    const rows = first.map((each, index) => {
      const stable = second[index]?.cmd === each.cmd && again.same(each, second[index]);
      const mine = lab[index];
      return stable && mine?.cmd === each.cmd ? here.same(each, mine) : undefined;
    });
    const stable = rows.filter((row) => row !== undefined);
    demanded += stable.length;
    same += stable.filter(Boolean).length;
    shares.push(`${name} ${stable.filter(Boolean).length}/${stable.length}`);
  }
  console.log(`${shares.join(', ')}: ${same} of ${demanded}`);
  expect(demanded).toBeGreaterThan(1700);
  expect(same / demanded).toBeGreaterThanOrEqual(LEAST);
});
