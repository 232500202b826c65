import { createLab, internet as defaultInternet, type Lab, type LabOptions } from '../cluster/index.ts';
import { curlOf } from '../images/tools/curl.ts';
import { dig } from '../images/tools/dig.ts';
import { iscNslookup } from '../images/tools/nslookup.ts';
import { ping } from '../images/tools/ping.ts';
import { wget } from '../images/tools/wget.ts';
import { publishedFields } from '../kubectl/explain/index.ts';
import { createKubectl, SERVER } from '../kubectl/index.ts';
import { createMinikube, kubeconfig } from '../minikube/index.ts';
import {
  type Computer,
  computerOf,
  type Disk,
  diskOf,
  HOME,
  type Lower,
  type Program,
} from '../shell/index.ts';
import type { ToolWorld } from '../tool.ts';
import { onHost, type Surroundings } from './host.ts';
import { nodeShell } from './node.ts';
import { hostPorts } from './ports.ts';

export interface DesktopOptions extends LabOptions {
  /** Files that are there already, such as the manifests; the home folder and `/tmp` always are. */
  readonly files?: Lower;
  /** The text behind a URL of this site; undefined for what is not there. */
  readonly published?: (url: string) => Promise<string | undefined>;
  /** Whose docker driver minikube has. */
  readonly driverOs?: 'linux' | 'macos';
}

/** A cluster, and the computer of somebody who has it. */
export interface Desktop {
  readonly lab: Lab;
  readonly disk: Disk;
  readonly computer: Computer;
  close(): Promise<void>;
}

/** The curl of Ubuntu 24.04. */
const UBUNTU_CURL = { version: '8.5.0', refused: "Couldn't connect to server" };

const FOLDERS = ['/home', HOME, '/tmp', '/dev', '/etc', `${HOME}/.kube`];

const opened: Program = async ({ argv, name, stderr }) => {
  if (argv.length === 0) {
    stderr(`${name}: 열 주소를 적으세요.\n`);
    return 1;
  }
  stderr(`${name}: 이 터미널에서는 브라우저를 열 수 없습니다. curl ${argv[0]}(으)로 확인하세요.\n`);
  return 1;
};

/** Starts a cluster and the computer beside it. */
export async function openDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const lab = await createLab(options);
  const { clock } = lab;
  const disk = diskOf(options.files, () => clock.now());
  for (const folder of FOLDERS) if (!disk.kind(folder)) disk.makeFolder(folder);
  disk.write(`${HOME}/.kube/config`, kubeconfig('minikube', SERVER));
  const ports = hostPorts(Math.random);
  const world: ToolWorld = { clock, ports, published: options.published ?? (async () => undefined) };
  const driverOs = options.driverOs ?? 'linux';
  let route = false;
  const around: Surroundings = {
    lab,
    internet: options.internet ?? defaultInternet,
    ports,
    tunnel: () => route,
    reachesNodes: driverOs !== 'macos',
  };
  const minikube = createMinikube({
    lab,
    ports,
    driverOs,
    server: SERVER,
    setRoute: (open) => {
      route = open;
    },
    onNode: nodeShell(lab),
  });
  const serves = (server: string) => server === SERVER && minikube.running();
  const tools: Readonly<Record<string, Program>> = {
    kubectl: createKubectl({ api: lab.api, world, serves, explain: publishedFields }),
    minikube: minikube.program,
    curl: onHost(curlOf(UBUNTU_CURL), around),
    wget: onHost(wget, around),
    ping: onHost(ping, around),
    nslookup: onHost(iscNslookup, around),
    dig: onHost(dig, around),
    open: opened,
    'xdg-open': opened,
  };
  const computer = computerOf({ clock, disk, tools });
  return {
    lab,
    disk,
    computer,
    async close() {
      await computer.close();
      await lab.close();
    },
  };
}
