import { asObject, EMPTY, type Kubeconfig, readKubeconfig } from '../kubectl/kubeconfig/file.ts';
import { toYaml } from '../kubectl/output/index.ts';
import type { ProgramCall } from '../shell/index.ts';
import type { Run } from './machine.ts';

const data = (text: string): string =>
  btoa(`-----BEGIN ${text}-----\nthe lab has none\n-----END ${text}-----\n`);

/** The part of a kubeconfig that minikube writes for a profile. */
export function kubeconfig(profile: string, server: string): string {
  return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${data('CERTIFICATE')}
    server: ${server}
  name: ${profile}
contexts:
- context:
    cluster: ${profile}
    namespace: default
    user: ${profile}
  name: ${profile}
current-context: ${profile}
kind: Config
users:
- name: ${profile}
  user:
    client-certificate-data: ${data('CERTIFICATE')}
    client-key-data: ${data('RSA PRIVATE KEY')}
`;
}

function change(call: ProgramCall, next: (config: Kubeconfig) => Kubeconfig): void {
  const { env } = call;
  const path = env.get('KUBECONFIG')?.split(':')[0] || `${env.get('HOME') ?? '/root'}/.kube/config`;
  const { disk } = call.world;
  const text = disk.read(path);
  const config = text === undefined ? EMPTY : readKubeconfig(text, path);
  disk.write(path, toYaml(asObject(next(config))));
}

/** Writes the profile's cluster, user and context anew; its namespace is `default` again: `Update` of minikube's `pkg/minikube/kubeconfig`. */
export function addContext({ call, profile, machine, flags }: Run): void {
  const own = readKubeconfig(kubeconfig(profile, machine.server), '');
  change(call, (config) => ({
    currentContext: flags.has('keep-context') ? config.currentContext : profile,
    clusters: new Map([...config.clusters, ...own.clusters]),
    contexts: new Map([...config.contexts, ...own.contexts]),
    users: new Map([...config.users, ...own.users]),
  }));
}

/** Takes the profile's cluster, user and context out: `DeleteContext` of the same package. */
export function removeContext({ call, profile }: Run): void {
  const without = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([name]) => name !== profile));
  change(call, (config) => ({
    currentContext: config.currentContext === profile ? '' : config.currentContext,
    clusters: without(config.clusters),
    contexts: without(config.contexts),
    users: without(config.users),
  }));
}
