import { complete } from '../lab/complete/index.ts';
import { type Desktop, type DesktopOptions, HOME, openDesktop } from '../lab/index.ts';
import { watchPicture } from '../picture/watch.ts';
import {
  type Cluster,
  type ClusterObject,
  type ClusterSetup,
  type OpenCluster,
  SetupError,
} from '../replay/cluster.ts';
import { filesBelow } from '../replay/lab/cluster.ts';
import type { Backend } from './host.ts';
import { type Pace, paceOf } from './pace.ts';

const FOLDER = `${HOME}/manifests`;
/** How long a cluster has run before somebody comes to it, in milliseconds of its own time. */
const RUN_IN = 60_000;
const SNAPSHOT = ['pods', 'deployments', 'replicasets', 'services', 'endpointslices'];

interface LabOpen extends OpenCluster {
  readonly desktop: Desktop;
}

export interface LabBackendOptions extends Pick<DesktopOptions, 'admission' | 'seed'> {
  /** Milliseconds of real time. */
  readonly now: () => number;
}

async function openLab(
  setup: ClusterSetup,
  files: Readonly<Record<string, string>>,
  site: string,
  { now, ...options }: LabBackendOptions,
): Promise<LabOpen> {
  const published = new URL('manifests/', site).href;
  const desktop = await openDesktop({
    ...options,
    files: filesBelow(FOLDER, new Map(Object.entries(files))),
    published: async (url) =>
      url.startsWith(published) ? files[decodeURIComponent(url.slice(published.length))] : undefined,
    time: 'simulated',
  });
  const { lab, computer } = desktop;
  const { clock, api } = lab;
  let pace: Pace | undefined;
  const must = async (command: string): Promise<void> => {
    const session = computer.session({ cwd: FOLDER, keyboard: false });
    const { output, exit } = session.exec(command);
    let text = '';
    const run = (async () => {
      for await (const { data } of output) text += data;
      return await exit;
    })();
    if ((await clock.drive(run)) !== 0) throw new SetupError(command, text.trim());
  };
  const list = async (plurals: readonly string[]): Promise<ClusterObject[]> => {
    const found: ClusterObject[] = [];
    for (const namespace of setup.namespaces) {
      for (const plural of plurals) {
        const resource = api.resources.find((each) => each.plural === plural);
        if (resource) found.push(...(await api.list(resource, namespace)).items);
      }
    }
    return found;
  };
  const close = async () => {
    pace?.stop();
    await desktop.close();
  };
  try {
    await clock.advance(RUN_IN);
    const [namespace = 'default'] = setup.namespaces;
    await must(`kubectl config set-context --current --namespace=${namespace}`);
    if (!setup.manual) {
      await must('kubectl apply -f ns.yaml');
      for (const file of setup.apply) await must(`kubectl apply -f ${file}`);
      for (const condition of setup.wait) await must(`kubectl wait ${condition}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  // From here on somebody looks on.
  const started = paceOf(clock, now);
  pace = started;
  return {
    desktop,
    versions: { client: api.version, server: api.version },
    // A step that waits for the keyboard is for the reader to type: nobody else answers its prompt.
    provides: new Set(['nodes=1']),
    async session({ cwd = '', env = {}, tty = false } = {}) {
      const session = computer.session({ cwd: cwd === '' ? FOLDER : `${FOLDER}/${cwd}`, env, tty });
      return {
        exec(script) {
          const execution = session.exec(script);
          started.wait(true);
          void execution.exit.finally(() => started.wait(false));
          return execution;
        },
        close: () => session.close(),
      };
    },
    settle: () => clock.drive(lab.settle(setup.namespaces)),
    snapshot: () => list(SNAPSHOT),
    events: () => list(['events']),
    close,
  };
}

/** The lab as what pages run on. */
export function labBackend(options: LabBackendOptions): Backend {
  const desktopOf = (open: OpenCluster): Desktop => (open as LabOpen).desktop;
  return {
    cluster: (files, site): Cluster => ({ open: (setup) => openLab(setup, files, site, options) }),
    watch(open, namespaces, events) {
      const { api, network } = desktopOf(open).lab;
      return watchPicture({ api, network, namespaces }, events);
    },
    async complete(open, line, cursor) {
      const { lab, computer, disk } = desktopOf(open);
      const session = computer.session({ cwd: FOLDER, keyboard: false });
      const namespace = contextNamespace(disk.read(`${HOME}/.kube/config`) ?? '');
      const files = disk.list(FOLDER) ?? [];
      return await complete(line.slice(0, cursor), session.commands(), { api: lab.api, namespace, files });
    },
    write(open, name, text) {
      const { disk } = desktopOf(open);
      const path = `${FOLDER}/${name}`;
      if (text !== undefined) {
        if (!disk.kind(FOLDER)) disk.makeFolder(FOLDER);
        disk.write(path, text);
      } else if (disk.kind(path) === 'file') disk.remove(path);
    },
    unfinished: (open, line) =>
      desktopOf(open).computer.session({ cwd: FOLDER, keyboard: false }).incomplete(line),
  };
}

/** The namespace that kubectl works in when none is named. */
function contextNamespace(kubeconfig: string): string {
  return /^\s+namespace: (\S+)$/m.exec(kubeconfig)?.[1] ?? 'default';
}
