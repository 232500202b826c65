import { type Bench, bench } from '../cluster/testing.ts';
import type { ToolWorld } from '../tool.ts';
import { createKubectl, SERVER } from './index.ts';

/** What a command came to. */
export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** kubectl beside a lab in simulated time, with files in memory. */
export interface KubectlBench {
  readonly bench: Bench;
  readonly files: Map<string, string>;
  /** Words are separated by spaces; `'…'` keeps them together. */
  run(line: string, more?: { readonly stdin?: string; readonly seconds?: number }): Promise<Outcome>;
}

const CONFIG = '/home/user/.kube/config';

const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{name: minikube, cluster: {server: '${SERVER}', certificate-authority-data: QQ==}}]
contexts: [{name: minikube, context: {cluster: minikube, user: minikube, namespace: default}}]
users: [{name: minikube, user: {client-key-data: QQ==}}]
current-context: minikube
`;

export async function kubectlBench(): Promise<KubectlBench> {
  const made = await bench();
  const files = new Map([[CONFIG, kubeconfig]]);
  const listening = new Map<number, Parameters<ToolWorld['ports']['listen']>[1]>();
  const world: ToolWorld = {
    clock: made.lab.clock,
    ports: {
      listen(port, serve) {
        if (listening.has(port)) return undefined;
        listening.set(port, serve);
        return { port, close: () => void listening.delete(port) };
      },
      at: (port) => listening.get(port),
    },
    published: async () => undefined,
  };
  const tool = createKubectl({ api: made.lab.api, world });

  async function run(line: string, { stdin, seconds }: { stdin?: string; seconds?: number } = {}) {
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    const outcome = { exit: 0, stdout: '', stderr: '' };
    const stop = new AbortController();
    if (seconds !== undefined) void made.lab.clock.sleep(seconds * 1000).then(() => stop.abort());
    const path = (name: string) => (name.startsWith('/') ? name : `/home/user/${name.replace(/^\.\//, '')}`);
    outcome.exit = await made.lab.clock.drive(
      tool({
        argv: words,
        env: new Map([['HOME', '/home/user']]),
        cwd: '/home/user',
        files: {
          read: async (name) => files.get(path(name)),
          write: async (name, text) => void files.set(path(name), text),
          async list(name) {
            const folder = `${path(name).replace(/\/$/, '')}/`;
            const inside = [...files.keys()].filter((file) => file.startsWith(folder));
            if (inside.length === 0) return undefined;
            return [...new Set(inside.map((file) => file.slice(folder.length).split('/')[0] ?? ''))].sort();
          },
        },
        stdin: (async function* () {
          if (stdin !== undefined) yield stdin;
        })(),
        hasStdin: stdin !== undefined,
        stdout: (text) => {
          outcome.stdout += text;
        },
        stderr: (text) => {
          outcome.stderr += text;
        },
        tty: false,
        signal: stop.signal,
      }),
    );
    return outcome;
  }

  return { bench: made, files, run };
}
