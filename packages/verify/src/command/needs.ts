import type { SimpleCommand } from './shell.ts';

/** What has happened on the page before a command, as far as it decides what a cluster alone can run. */
export interface Surroundings {
  /** Names of Services of type LoadBalancer in the manifests. */
  readonly loadBalancers: ReadonlySet<string>;
  /** `minikube tunnel` runs in some terminal. */
  readonly tunnel: boolean;
  /** Variables that hold a load balancer's address. */
  readonly addresses: ReadonlySet<string>;
  /** Names that lead out of the cluster: ExternalName Services and what they stand for. Undefined: anything may. */
  readonly outside: ReadonlySet<string> | undefined;
}

const ADDRESS = /\.status\.loadBalancer|EXTERNAL-IP/;

/** Runs minikube itself: nothing but a minikube can do that. */
export const runsMinikube = (commands: readonly SimpleCommand[]): boolean =>
  commands.some(({ words }) => words[0]?.value === 'minikube');

/** The variables that a command fills with a load balancer's address. */
export function addressVariables(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s;])([A-Za-z_]\w*)="?\$\(([^\n]*)/g)]
    .filter(([, , body]) => ADDRESS.test(body ?? '') || /\bminikube (?:ip|service)\b/.test(body ?? ''))
    .map(([, name]) => name ?? '');
}

/**
 * The list of what may be marked `needs=minikube`: minikube itself, and a load balancer's address, which only
 * `minikube tunnel` gives.
 */
function mayNeedMinikube(text: string, commands: readonly SimpleCommand[], around: Surroundings): boolean {
  if (runsMinikube(commands) || ADDRESS.test(text)) return true;
  if ([...around.addresses].some((name) => new RegExp(`\\$\\{?${name}\\b`).test(text))) return true;
  return commands.some(({ words }) => {
    const [name, ...rest] = words.map(({ value }) => value);
    if (name === 'curl') return around.tunnel;
    if (name !== 'kubectl' || !/^(?:get|describe)$/.test(rest[0] ?? '') || !around.tunnel) return false;
    return rest.some((word) => around.loadBalancers.has(word.replace(/^(?:svc|service|services)\//, '')));
  });
}

/** The list of what may be marked `needs=nodes=N`: what names another cluster than the chapter's own, which has one node. */
function mayNeedNodes(commands: readonly SimpleCommand[]): boolean {
  const named = (value: string): boolean => /^(?:--context|--profile|-p)(?:=|$)/.test(value);
  return commands.some(({ words }) => words.some(({ value }) => named(value)));
}

/** The list of what may be marked `needs=tty`: what asks for a terminal. */
const mayNeedTerminal = (commands: readonly SimpleCommand[]): boolean =>
  commands.some(
    ({ words }) =>
      words[0]?.value === 'kubectl' && words.some(({ value }) => /^(?:-it|-ti|-t|--tty|edit)$/.test(value)),
  );

/** The list of what may be marked `needs=internet`: a call by a name that leads out of the cluster. */
const mayNeedInternet = (text: string, { outside }: Surroundings): boolean =>
  outside === undefined ||
  [...outside].some((name) => new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w-])`).test(text));

/** Whether a command is on the list of what may be marked with `need`: it is not the author's choice. */
export function mayNeed(
  need: string,
  text: string,
  commands: readonly SimpleCommand[],
  around: Surroundings,
): boolean {
  if (need === 'minikube') return mayNeedMinikube(text, commands, around);
  if (need === 'tty') return mayNeedTerminal(commands);
  if (need === 'internet') return mayNeedInternet(text, around);
  return mayNeedNodes(commands);
}
