import { complete } from '../lab/complete/index.ts';
import { type Desktop, type DesktopOptions, HOME } from '../lab/index.ts';
import { watchPicture } from '../picture/watch.ts';
import type { Cluster, ClusterSetup, OpenCluster } from '../replay/cluster.ts';
import { FOLDER, type OpenLab, openLab } from '../replay/lab/cluster.ts';
import type { Backend } from './host.ts';
import { paceOf } from './pace.ts';

export interface LabBackendOptions extends Pick<DesktopOptions, 'admission' | 'seed'> {
  /** Milliseconds of real time. */
  readonly now: () => number;
}

/** A lab prepared for a chapter, whose time passes as for somebody who looks on. */
async function openWatched(
  setup: ClusterSetup,
  files: Readonly<Record<string, string>>,
  site: string,
  { now, ...options }: LabBackendOptions,
): Promise<OpenLab> {
  const published = new URL('manifests/', site).href;
  const open = await openLab(
    {
      ...options,
      manifests: new Map(Object.entries(files)),
      published: async (url) =>
        url.startsWith(published) ? files[decodeURIComponent(url.slice(published.length))] : undefined,
      // Whoever looks on has typed already.
      typing: 0,
    },
    setup,
  );
  const { clock } = open.desktop.lab;
  const pace = paceOf(clock, now);
  return {
    ...open,
    // Time passes by itself here. What waits does so in the cluster's time: a slow machine gives it no less.
    time: {
      now: () => clock.now(),
      async sleep(milliseconds, signal) {
        signal?.throwIfAborted();
        await clock.sleep(milliseconds, signal);
        signal?.throwIfAborted();
      },
      during: (work) => work,
    },
    async session(options) {
      const session = await open.session(options);
      return {
        exec(script) {
          const execution = session.exec(script);
          pace.wait(true);
          void execution.exit.finally(() => pace.wait(false));
          return execution;
        },
        close: () => session.close(),
      };
    },
    async close() {
      pace.stop();
      await open.close();
    },
  };
}

/** The lab as what pages run on. */
export function labBackend(options: LabBackendOptions): Backend {
  const desktopOf = (open: OpenCluster): Desktop => (open as OpenLab).desktop;
  return {
    cluster: (files, site): Cluster => ({ open: (setup) => openWatched(setup, files, site, options) }),
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
