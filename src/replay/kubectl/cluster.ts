import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadAll } from 'js-yaml';
import type { Cluster, ClusterObject, ClusterSetup, OpenCluster, Session } from '../cluster.ts';
import { SetupError } from '../cluster.ts';
import { type CallerEnvironment, callerOf, passedOf } from './environment.ts';
import { acquireLock } from './lock.ts';
import { isAtRest, type PodLike } from './rest.ts';
import { openShell } from './shell.ts';
import { runTool, type ToolResult } from './tool.ts';

/** What marks a namespace as this guide's: replay may delete it. */
export const LABEL = 'app.kubernetes.io/part-of';
export const LABEL_VALUE = 'kubernetes-service-guide';

export interface KubectlOptions {
  /** The context to use. There is no default: a run changes the cluster. */
  readonly context: string;
  /** The folder of the manifests. Commands run in a copy of it. */
  readonly manifests: string;
  /** What of `needs=…` the machine has, beyond the cluster's nodes. */
  readonly provides?: readonly string[];
  /** Environment of the caller: `PATH`, `KUBECONFIG`, `HOME`. */
  readonly env: CallerEnvironment;
  /** Cuts preparing a chapter short. Cleaning up is never cut short. */
  readonly signal?: AbortSignal;
}

/** What a cluster has before anything is done to it. */
export interface ClusterFacts {
  readonly namespaces: ReadonlySet<string>;
  /** What of `needs=…` there is. */
  readonly provides: ReadonlySet<string>;
}

/** A real cluster, which can also be looked at without opening it. */
export interface KubectlCluster extends Cluster {
  inspect(): Promise<ClusterFacts>;
}

const providesOf = (given: readonly string[] = [], nodes: number): ReadonlySet<string> =>
  new Set([...given, ...Array.from({ length: nodes }, (_, index) => `nodes=${index + 1}`)]);

const SETTLE_LIMIT = 120_000;
const SETTLE_POLL = 500;
const DELETE_LIMIT = '--timeout=180s';
const SNAPSHOT_KINDS = 'pods,deployments,replicasets,services,endpointslices';

/** The namespaces that `ns.yaml` makes: every chapter may use them. */
async function guideNamespaces(manifests: string): Promise<string[]> {
  const documents = loadAll(await readFile(join(manifests, 'ns.yaml'), 'utf8')) as ClusterObject[];
  return documents.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
}

/**
 * A real cluster, reached by the machine's own `kubectl`. The user's kubeconfig is only read: everything works on a
 * copy with the one context, in a temporary folder with a home of its own.
 */
export function kubectlCluster(options: KubectlOptions): KubectlCluster {
  return {
    open: (setup) => openCluster(options, setup),
    async inspect() {
      const cache = await mkdtemp(join(tmpdir(), 'guide-replay-'));
      try {
        const args = [`--context=${options.context}`, 'get', 'namespaces,nodes', '-o', 'name'];
        const { code, stdout, stderr } = await runTool('kubectl', args, {
          env: callerOf(options.env, cache),
        });
        if (code !== 0) throw new SetupError(`kubectl ${args.join(' ')}`, stderr);
        const named = (kind: string): string[] =>
          stdout.split('\n').flatMap((line) => (line.startsWith(kind) ? [line.slice(kind.length)] : []));
        return {
          namespaces: new Set(named('namespace/')),
          provides: providesOf(options.provides, named('node/').length),
        };
      } finally {
        await rm(cache, { recursive: true, force: true });
      }
    },
  };
}

async function openCluster(options: KubectlOptions, setup: ClusterSetup): Promise<OpenCluster> {
  const root = await mkdtemp(join(tmpdir(), 'guide-replay-'));
  const folder = join(root, 'manifests');
  const sessions: Session[] = [];
  const allowed = [...new Set([...setup.namespaces, ...(await guideNamespaces(options.manifests))])];
  const base = passedOf(options.env);
  const env = { ...base, HOME: join(root, 'home'), KUBECONFIG: join(root, 'kubeconfig') };
  const cut = options.signal ? { signal: options.signal } : {};
  const kubectl = (args: readonly string[], rest: { signal?: AbortSignal } = {}): Promise<ToolResult> =>
    runTool('kubectl', args, { env, cwd: folder, ...rest });
  const must = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await kubectl(args, cut);
    if (code !== 0) throw new SetupError(`kubectl ${args.join(' ')}`, stderr || stdout);
    return stdout;
  };
  const list = async (...args: string[]): Promise<ClusterObject[]> =>
    (JSON.parse(await must('get', ...args, '-o', 'json')) as { items: ClusterObject[] }).items;
  /** Only those this run may delete: made by it, or by an earlier one. */
  const remove = async (names: readonly string[]): Promise<void> => {
    if (names.length === 0) return;
    for (const name of names) {
      await kubectl(['delete', 'pods', '--all', '-n', name, '--grace-period=1', '--wait=false']);
    }
    const args = ['delete', 'namespace', ...names, '--ignore-not-found', DELETE_LIMIT];
    const { code, stderr } = await kubectl(args);
    if (code !== 0) throw new SetupError(`kubectl ${args.join(' ')}`, stderr);
  };

  let made: readonly string[] = [];
  let unlock = async (): Promise<void> => {};
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= (async () => {
      try {
        await Promise.all(sessions.map((session) => session.close()));
        await remove(made);
      } finally {
        await unlock();
        await rm(root, { recursive: true, force: true });
      }
    })();
    return closed;
  };

  try {
    await mkdir(env.HOME, { recursive: true });
    await cp(options.manifests, folder, { recursive: true });
    const caller = callerOf(options.env, join(root, 'cache'));
    const view = ['config', 'view', '--raw', '--minify', '--flatten', `--context=${options.context}`];
    const copy = await runTool('kubectl', view, { env: caller, ...cut });
    if (copy.code !== 0) throw new SetupError(`kubectl ${view.join(' ')}`, copy.stderr);
    await writeFile(env.KUBECONFIG, copy.stdout, { mode: 0o600 });
    // Two runs in the same namespaces would delete each other's Pods.
    unlock = await acquireLock(/server: (\S+)/.exec(copy.stdout)?.[1] ?? options.context, options.signal);
    // Even a chapter that makes its own namespaces never stands in somebody else's.
    await must('config', 'set-context', '--current', `--namespace=${allowed[0] ?? 'default'}`);

    const existing = (await list('namespaces')).filter(({ metadata }) => allowed.includes(metadata.name));
    for (const { metadata } of existing) {
      const labels = (metadata['labels'] ?? {}) as Record<string, string>;
      if (labels[LABEL] === LABEL_VALUE) continue;
      throw new SetupError(
        `kubectl get namespace ${metadata.name}`,
        `네임스페이스 ${metadata.name}에 ${LABEL}=${LABEL_VALUE} 레이블이 없습니다. 이 길잡이의 것이 아니므로 지우지 않습니다.`,
      );
    }
    await remove(existing.map(({ metadata }) => metadata.name));
    made = allowed;

    const version = JSON.parse(await must('version', '-o', 'json')) as {
      clientVersion: { gitVersion: string };
      serverVersion: { gitVersion: string };
    };
    const nodes = await list('nodes');
    if (!setup.manual) {
      await must('apply', '-f', 'ns.yaml');
      if (setup.apply.length > 0) await must('apply', ...setup.apply.flatMap((file) => ['-f', file]));
      for (const condition of setup.wait) await must('wait', ...condition.split(/\s+/));
    }
    const present = async (): Promise<string[]> =>
      (await list('namespaces'))
        .map(({ metadata }) => metadata.name)
        .filter((name) => allowed.includes(name));
    const inAll = async (kinds: string): Promise<ClusterObject[]> =>
      (await Promise.all((await present()).map((name) => list(kinds, '-n', name)))).flat();

    return {
      versions: { client: version.clientVersion.gitVersion, server: version.serverVersion.gitVersion },
      provides: providesOf(options.provides, nodes.length),
      async session({ cwd = '.', env: extra = {} } = {}) {
        const session = openShell({ cwd: join(folder, cwd), env: { ...env, ...extra } });
        sessions.push(session);
        return session;
      },
      async settle() {
        const end = Date.now() + SETTLE_LIMIT;
        while (!((await inAll('pods')) as PodLike[]).every(isAtRest)) {
          if (Date.now() > end) throw new Error('Pods are still starting or terminating');
          await sleep(SETTLE_POLL);
        }
      },
      snapshot: () => inAll(SNAPSHOT_KINDS),
      async events() {
        const when = ({ metadata }: ClusterObject): string => String(metadata['creationTimestamp'] ?? '');
        return (await inAll('events')).sort((a, b) => when(a).localeCompare(when(b)));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
