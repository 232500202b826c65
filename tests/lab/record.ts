// Records groups of `groups.txt` on a real cluster: node record.ts KUBECONFIG OUT-DIRECTORY GROUP…
// Each group runs in a namespace of its own, probe-GROUP, with a home of its own; OUT/GROUP.jsonl is one
// { cmd, exit, stdout, stderr } a line.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseGroups } from './groups.ts';

interface Answer {
  cmd: string;
  exit: number | null;
  stdout: string;
  stderr: string;
}

const here = dirname(fileURLToPath(import.meta.url));
const [kubeconfig = '', out = '', ...names] = process.argv.slice(2);
const groups = parseGroups(readFileSync(join(here, 'groups.txt'), 'utf8'));

for (const name of names) {
  const home = join(out, `home-${name}`);
  const cwd = join(home, 'work');
  mkdirSync(join(home, '.kube'), { recursive: true });
  cpSync(join(here, 'work'), cwd, { recursive: true });
  copyFileSync(kubeconfig, join(home, '.kube/config'));
  const env = { HOME: home, PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TERM: 'dumb' };
  const run = (cmd: string): Promise<Answer> =>
    new Promise((done) => {
      const child = spawn('timeout', ['100', 'bash', '-c', cmd], {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const answer: Answer = { cmd, exit: null, stdout: '', stderr: '' };
      child.stdout.on('data', (data: Buffer) => {
        answer.stdout += data.toString();
      });
      child.stderr.on('data', (data: Buffer) => {
        answer.stderr += data.toString();
      });
      child.on('close', (code) => done({ ...answer, exit: code }));
    });
  const bash = (cmd: string) => spawnSync('bash', ['-c', cmd], { cwd, env, stdio: 'ignore' });
  bash(
    `kubectl delete ns probe-${name} --ignore-not-found; kubectl create ns probe-${name}; kubectl config set-context --current --namespace=probe-${name}; for i in 1 2 3 4 5 6 7 8 9; do kubectl get sa default && kubectl get cm kube-root-ca.crt && break; sleep 0.5; done`,
  );
  const answers: Answer[] = [];
  let beside: Promise<Answer>[] = [];
  const started = Date.now();
  for (const step of groups.get(name) ?? []) {
    if (step.kind === 'record') answers.push(await run(step.cmd));
    else if (step.kind === 'silent') await run(step.cmd);
    else if (step.kind === 'beside') beside.push(run(step.cmd));
    else {
      answers.push(...(await Promise.all(beside)));
      beside = [];
    }
    // What is recorded so far stays when a group is interrupted.
    writeFileSync(
      join(out, `${name}.jsonl`),
      answers.map((one) => `${JSON.stringify(one).replaceAll(home, '/home/user')}\n`).join(''),
    );
  }
  bash(`kubectl delete ns probe-${name} probe-red probe-blue --ignore-not-found --wait=false`);
  rmSync(home, { recursive: true });
  console.log(name, answers.length, Math.round((Date.now() - started) / 1000), 's');
}
