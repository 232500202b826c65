import type { Api, KubeObject, Resource } from '../api.ts';
import type { Lab } from '../cluster/index.ts';
import type { ProgramCall } from '../shell/index.ts';
import type { HostPorts } from '../tool.ts';

/** What minikube of the lab is made with. */
export interface MinikubeOptions {
  readonly lab: Lab;
  readonly ports: HostPorts;
  readonly driverOs: 'linux' | 'macos';
  /** The API server's address, as a kubeconfig has it. */
  readonly server: string;
  /** Opens or closes the route from the reader's computer to the Services' addresses. */
  setRoute(open: boolean): void;
  /** Runs a command line on a node. */
  onNode(node: string, script: string, call: ProgramCall): Promise<number>;
}

/** The one cluster that there is: whether it runs, and whether somebody has a tunnel open. */
export interface Machine extends MinikubeOptions {
  state: 'Running' | 'Stopped' | 'gone';
  tunnel: boolean;
}

/** What a command of minikube gets. */
export interface Run {
  readonly call: ProgramCall;
  readonly machine: Machine;
  readonly flags: ReadonlyMap<string, string>;
  readonly args: readonly string[];
  readonly rest: readonly string[];
  readonly profile: string;
  /** A line behind one of minikube's pictures. */
  say(picture: string, text: string): void;
  /** The same, to standard error. */
  complain(picture: string, text: string): void;
}

export type Command = (run: Run) => Promise<number>;

/** minikube's exit codes: `pkg/minikube/reason/exitcodes.go`. */
export const CODE = {
  usage: 14,
  unsupported: 16,
  guestNotRunning: 83,
  guestNotFound: 85,
  svcConflict: 111,
  svcUnreachable: 119,
  svcNotFound: 115,
} as const;

export const VERSION = 'v1.39.0';

export function resourceNamed(api: Api, plural: string): Resource {
  const found = api.resources.find((resource) => resource.plural === plural);
  if (!found) throw new Error(`no resource ${plural}`);
  return found;
}

export async function listOf(api: Api, plural: string, namespace?: string): Promise<readonly KubeObject[]> {
  return (await api.list(resourceNamed(api, plural), namespace)).items;
}

/** Whether the cluster is there and runs; says so when not. */
export function isHealthy(run: Run): number | undefined {
  const { machine, profile } = run;
  if (machine.state === 'gone') return notFound(run);
  if (machine.state === 'Running') return undefined;
  run.say('🤷', `The control-plane node ${profile} host is not running: state=Stopped`);
  run.say('👉', `To start a cluster, run: "minikube start"`);
  return CODE.guestNotRunning;
}

export function notFound({ say, profile }: Run): number {
  say('🤷', `Profile "${profile}" not found. Run "minikube profile list" to view all profiles.`);
  say('👉', `To start a cluster, run: "minikube start${profile === 'minikube' ? '' : ` -p ${profile}`}"`);
  return CODE.guestNotFound;
}
