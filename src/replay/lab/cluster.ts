import { type Desktop, type DesktopOptions, HOME, type Lower, openDesktop } from '../../lab/index.ts';
import type { Cluster, ClusterObject, ClusterSetup, OpenCluster, Session, Time } from '../cluster.ts';
import { SetupError } from '../cluster.ts';

export interface LabClusterOptions
  extends Pick<DesktopOptions, 'admission' | 'nodes' | 'seed' | 'driverOs' | 'published'> {
  /** The folder of the manifests. */
  readonly manifests: ManifestFiles;
  /** How long each command takes to be typed and to start, in milliseconds of the lab's time; 100 when not given. */
  readonly typing?: number;
  /** Cuts preparing a chapter short. */
  readonly signal?: AbortSignal;
}

/** A lab prepared for a chapter, with all that is behind it. */
export interface OpenLab extends OpenCluster {
  readonly desktop: Desktop;
  readonly time: Time;
}

/** A folder of files by path relative to it, folders with `/` between. */
export type ManifestFiles = ReadonlyMap<string, string>;

/** Where the manifests lie on the lab's disk. */
export const FOLDER = `${HOME}/manifests`;

/** How long a cluster has run before a chapter begins, in milliseconds: nobody starts in its first seconds. */
const RUN_IN = 60_000;

const TYPING = 100;

const SNAPSHOT_KINDS = ['pods', 'deployments', 'replicasets', 'services', 'endpointslices'];

/** What the lab can do of what a page may need. */
const provided = (nodes: number): ReadonlySet<string> =>
  new Set(Array.from({ length: nodes }, (_, index) => `nodes=${index + 1}`));

/** Files of a map as the disk of the lab has them. */
export function filesBelow(folder: string, files: ManifestFiles): Lower {
  const names = new Map<string, Set<string>>();
  for (const path of files.keys()) {
    const steps = `${folder}/${path}`.split('/');
    for (let end = 1; end < steps.length; end++) {
      const parent = steps.slice(0, end).join('/') || '/';
      names.set(parent, (names.get(parent) ?? new Set()).add(steps[end] as string));
    }
  }
  return {
    read: (path) => (path.startsWith(`${folder}/`) ? files.get(path.slice(folder.length + 1)) : undefined),
    list: (path) => (names.has(path) ? [...(names.get(path) as Set<string>)] : undefined),
  };
}

/** The lab: a fresh cluster in this process for every chapter, in a time of its own. */
export function labCluster(options: LabClusterOptions): Cluster {
  return { open: (setup) => openLab(options, setup) };
}

/**
 * Prepares a fresh lab for a chapter. Its time passes only while somebody drives it.
 *
 * @throws {SetupError} when a command of the setup fails.
 */
export async function openLab(options: LabClusterOptions, setup: ClusterSetup): Promise<OpenLab> {
  const { manifests, signal, nodes = 1, typing = TYPING, ...rest } = options;
  const desktop = await openDesktop({
    ...rest,
    nodes,
    files: filesBelow(FOLDER, manifests),
    time: 'simulated',
  });
  const { lab, computer } = desktop;
  const { clock, api } = lab;
  const time: Time = {
    now: () => clock.now(),
    async sleep(milliseconds, stop) {
      stop?.throwIfAborted();
      await clock.drive(clock.sleep(milliseconds, stop));
      stop?.throwIfAborted();
    },
    during: (work) => clock.drive(work),
  };
  const shell = computer.session({ cwd: FOLDER, keyboard: false });
  const must = async (command: string): Promise<void> => {
    signal?.throwIfAborted();
    const { output, exit } = shell.exec(command);
    let text = '';
    const run = (async () => {
      for await (const { data } of output) text += data;
      return await exit;
    })();
    if ((await clock.drive(run)) !== 0) throw new SetupError(command, text.trim());
  };
  const list = async (kinds: readonly string[]): Promise<ClusterObject[]> => {
    const found: ClusterObject[] = [];
    for (const namespace of setup.namespaces)
      for (const kind of kinds) {
        const resource = api.resources.find(({ plural }) => plural === kind);
        if (resource) found.push(...(await clock.drive(api.list(resource, namespace))).items);
      }
    return found;
  };
  try {
    await clock.advance(RUN_IN);
    await must(`kubectl config set-context --current --namespace=${setup.namespaces[0] ?? 'default'}`);
    if (!setup.manual) {
      await must('kubectl apply -f ns.yaml');
      if (setup.apply.length > 0)
        await must(`kubectl apply ${setup.apply.map((file) => `-f ${file}`).join(' ')}`);
      for (const condition of setup.wait) await must(`kubectl wait ${condition}`);
    }
    return {
      desktop,
      time,
      versions: { client: api.version, server: api.version },
      provides: provided(nodes),
      async session({ cwd = '', env = {}, tty = false } = {}): Promise<Session> {
        return computer.session({ cwd: cwd === '' ? FOLDER : `${FOLDER}/${cwd}`, env, tty, typing });
      },
      settle: () => clock.drive(lab.settle(setup.namespaces)),
      snapshot: () => list(SNAPSHOT_KINDS),
      async events() {
        const when = ({ metadata }: ClusterObject): string => String(metadata['creationTimestamp'] ?? '');
        return (await list(['events'])).sort((a, b) => when(a).localeCompare(when(b)));
      },
      close: () => desktop.close(),
    };
  } catch (error) {
    await desktop.close();
    throw error;
  }
}
