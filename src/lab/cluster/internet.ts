import type { Elsewhere } from './network/network.ts';

/** What there is outside the cluster. */
export interface Internet {
  /** The addresses of a name, or undefined where there is no such name. */
  readonly addresses: (name: string) => readonly string[] | undefined;
  readonly server: Elsewhere;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'example.com': ['93.184.215.14'],
  'www.example.com': ['93.184.215.14'],
  // Documentation addresses (RFC 5737), for names that examples use.
  'api.example.com': ['203.0.113.10'],
  'db.example.com': ['203.0.113.20'],
  'host.minikube.internal': ['192.168.49.1'],
};

/** Names and nothing behind them: the lab has no way to the internet. */
export const internet: Internet = {
  addresses: (name) => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined),
  server: () => undefined,
};
