import type { SimpleCommand } from './shell.ts';

/** What has happened on the page before a command, as far as it decides what a cluster alone can run. */
export interface Surroundings {
  /** Names of Services of type LoadBalancer in the manifests. */
  readonly loadBalancers: ReadonlySet<string>;
  /** `minikube tunnel` runs in some terminal. */
  readonly tunnel: boolean;
  /** Variables that hold a load balancer's address. */
  readonly addresses: ReadonlySet<string>;
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
export function mayNeedMinikube(
  text: string,
  commands: readonly SimpleCommand[],
  around: Surroundings,
): boolean {
  if (runsMinikube(commands) || ADDRESS.test(text)) return true;
  if ([...around.addresses].some((name) => new RegExp(`\\$\\{?${name}\\b`).test(text))) return true;
  return commands.some(({ words }) => {
    const [name, ...rest] = words.map(({ value }) => value);
    if (name === 'curl') return around.tunnel;
    if (name !== 'kubectl' || !/^(?:get|describe)$/.test(rest[0] ?? '') || !around.tunnel) return false;
    return rest.some((word) => around.loadBalancers.has(word.replace(/^(?:svc|service|services)\//, '')));
  });
}
