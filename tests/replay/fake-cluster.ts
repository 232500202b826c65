import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: fake
contexts:
  - name: fake
    context: { cluster: fake, user: fake, namespace: theirs }
`;

/** A cluster of files, with a kubeconfig and a `kubectl` that work on it. */
export interface FakeCluster {
  /** The folder with the stand-in, the kubeconfig and the state. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  namespaces(): Promise<string[]>;
  kubeconfig(): Promise<string>;
  /** What was asked of the stand-in, a line a call. */
  log(): Promise<string[]>;
  /** Whether a call that begins so has been made. */
  asked(words: string): Promise<boolean>;
  /** Makes `kubectl wait` fail or hang. */
  set(what: 'wait-fails' | 'wait-hangs'): Promise<void>;
  remove(): Promise<void>;
}

/** Makes a cluster with namespaces; `labelled` ones carry the guide's label. */
export async function fakeCluster(
  others: readonly string[],
  labelled: readonly string[] = [],
): Promise<FakeCluster> {
  const root = await mkdtemp(join(tmpdir(), 'fake-cluster-'));
  const state = join(root, 'state-of-cluster');
  await mkdir(join(state, 'ns'), { recursive: true });
  await mkdir(join(root, 'bin'));
  await mkdir(join(root, 'tmp'));
  await cp(fileURLToPath(new URL('fake/kubectl', import.meta.url)), join(root, 'bin/kubectl'));
  await writeFile(join(root, 'bin/state'), state);
  for (const name of others) await writeFile(join(state, 'ns', name), '');
  for (const name of labelled) await writeFile(join(state, 'ns', name), 'guide\n');
  await writeFile(join(root, 'kubeconfig'), KUBECONFIG);
  const log = async (): Promise<string[]> =>
    (await readFile(join(state, 'log'), 'utf8').catch(() => '')).trim().split('\n');
  return {
    root,
    env: {
      PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
      HOME: root,
      TMPDIR: join(root, 'tmp'),
      KUBECONFIG: join(root, 'kubeconfig'),
    },
    namespaces: async () => (await readdir(join(state, 'ns'))).sort(),
    kubeconfig: () => readFile(join(root, 'kubeconfig'), 'utf8'),
    log,
    asked: async (words) => (await log()).some((line) => line.startsWith(words)),
    set: (what) => writeFile(join(state, what), ''),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Runs `node` on a script, and sends it a signal once `when` holds. */
export async function runScript(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  interrupt?: { readonly signal: NodeJS.Signals; when(): Promise<boolean> },
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    stdout += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    stderr += data;
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  if (interrupt) {
    while (child.exitCode === null && !(await interrupt.when()))
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill(interrupt.signal);
  }
  return { code: await closed, stdout, stderr };
}
