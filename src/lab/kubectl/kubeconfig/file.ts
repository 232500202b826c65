import { Failure } from '../errors.ts';
import { readDocuments } from '../resources/yaml.ts';

export interface Cluster {
  readonly server?: string;
  readonly [field: string]: unknown;
}
export interface Context {
  readonly cluster?: string;
  readonly user?: string;
  readonly namespace?: string;
  readonly [field: string]: unknown;
}
export type User = Readonly<Record<string, unknown>>;

/** A kubeconfig, its lists being maps by name. */
export interface Kubeconfig {
  readonly currentContext: string;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly contexts: ReadonlyMap<string, Context>;
  readonly users: ReadonlyMap<string, User>;
}

export const EMPTY: Kubeconfig = {
  currentContext: '',
  clusters: new Map(),
  contexts: new Map(),
  users: new Map(),
};

type Named = { readonly name?: unknown; readonly [field: string]: unknown };

function byName<T>(list: unknown, field: string): Map<string, T> {
  const items = (Array.isArray(list) ? list : []) as readonly Named[];
  return new Map(items.map((item) => [String(item.name ?? ''), { ...(item[field] as object) } as T]));
}

/**
 * Reads a kubeconfig.
 *
 * @param path how the file is named in an error.
 * @throws {Failure} when it is not YAML.
 */
export function readKubeconfig(text: string, path: string): Kubeconfig {
  let value: unknown;
  try {
    [value] = readDocuments(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure(`error loading config file "${path}": ${error.message}`);
  }
  const object = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    currentContext: String(object['current-context'] ?? ''),
    clusters: byName<Cluster>(object['clusters'], 'cluster'),
    contexts: byName<Context>(object['contexts'], 'context'),
    users: byName<User>(object['users'], 'user'),
  };
}

/** What comes first wins: kubectl's way of reading several files as one. */
export function merged(files: readonly Kubeconfig[]): Kubeconfig {
  const join = <T>(maps: readonly ReadonlyMap<string, T>[]) =>
    new Map([...maps].reverse().flatMap((map) => [...map]));
  return {
    currentContext: files.find((file) => file.currentContext !== '')?.currentContext ?? '',
    clusters: join(files.map((file) => file.clusters)),
    contexts: join(files.map((file) => file.contexts)),
    users: join(files.map((file) => file.users)),
  };
}

function listed<T extends object>(map: ReadonlyMap<string, T>, field: string): object[] {
  return [...map]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => ({ [field]: value, name }));
}

/** The object that a kubeconfig file holds. */
export function asObject(config: Kubeconfig): Record<string, unknown> {
  return {
    apiVersion: 'v1',
    clusters: listed(config.clusters, 'cluster'),
    contexts: listed(config.contexts, 'context'),
    'current-context': config.currentContext,
    kind: 'Config',
    users: listed(config.users, 'user'),
  };
}
