import type { KubeObject, Resource } from '../../api.ts';
import { copy } from '../json.ts';
import type { EtcdLike } from './etcd.ts';

/** One change of the store. A deletion carries the object as it was, with the revision of its deletion. */
export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
  /** What it was before, for a modification or deletion. */
  readonly previous?: KubeObject;
}

/**
 * Objects by resource, namespace and name, on the etcd that the cluster's own components use too: what they write is
 * seen here, and what is written here reaches their informers.
 */
export interface Store {
  /** The object as stored, or undefined. Its own copy. */
  get(resource: Resource, namespace: string | undefined, name: string): KubeObject | undefined;
  /** In the order of etcd's keys: namespace, then name. */
  list(resource: Resource, namespace?: string): KubeObject[];
  /** The revision of the whole store. */
  revision(): string;
  /** Writes; false when the object has changed since `expected` (undefined: must not exist yet). */
  put(resource: Resource, object: KubeObject, expected: string | undefined): Promise<KubeObject | undefined>;
  /** Removes; false when there was none. */
  remove(resource: Resource, namespace: string | undefined, name: string): Promise<boolean>;
  /** Every change from now on, in order, until the returned function is called. */
  watch(resource: Resource, listener: (change: Change) => void): () => void;
  /** What has changed since that revision; undefined when that is longer ago than the store remembers. */
  since(resource: Resource, revision: string): Change[] | undefined;
}

/** Changes that are remembered for watches that begin in the past. */
const REMEMBERED = 4000;

/** The key under which webernetes' own stores keep an object of this resource. */
function prefixOf(resource: Resource): string {
  const folder =
    resource.group === 'discovery.k8s.io' ? `${resource.group}/${resource.plural}` : resource.plural;
  return `/registry/${folder}/`;
}

function keyOf(resource: Resource, namespace: string | undefined, name: string): string {
  return prefixOf(resource) + (resource.namespaced ? `${namespace ?? 'default'}/${name}` : name);
}

/** An object as it was at a revision. */
const at = (object: KubeObject, resourceVersion: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion },
});

const byCode = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** A store over etcd, with a mirror of it in memory so that reading needs no waiting. Begins with an empty etcd. */
export async function storeOn(etcd: EtcdLike): Promise<Store> {
  const mirror = new Map<string, KubeObject>();
  const listeners = new Map<string, Set<(change: Change) => void>>();
  const history: { readonly key: string; readonly revision: number; readonly change: Change }[] = [];
  let latest = '1';
  let forgotten = 0;

  const watcher = await etcd.watch().prefix('/registry/').withPreviousKV().create();
  watcher.on('data', (response) => {
    for (const event of response.events) {
      const key = event.kv.key.toString();
      const previous = mirror.get(key);
      latest = event.kv.mod_revision;
      let change: Change | undefined;
      if (event.type === 'Delete') {
        mirror.delete(key);
        if (previous) change = { type: 'DELETED', object: at(previous, latest), previous };
      } else {
        const object = at(JSON.parse(event.kv.value.toString()), latest);
        mirror.set(key, object);
        change = previous ? { type: 'MODIFIED', object, previous } : { type: 'ADDED', object };
      }
      if (!change) continue;
      history.push({ key, revision: Number(latest), change });
      if (history.length > REMEMBERED) forgotten = history.shift()!.revision;
      for (const [prefix, group] of listeners) {
        if (!key.startsWith(prefix)) continue;
        for (const listener of [...group]) listener({ ...change, object: copy(change.object) });
      }
    }
  });

  return {
    get(resource, namespace, name) {
      return copy(mirror.get(keyOf(resource, namespace, name)));
    },
    list(resource, namespace) {
      const prefix = prefixOf(resource) + (namespace === undefined ? '' : `${namespace}/`);
      return [...mirror.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort(byCode)
        .map((key) => copy(mirror.get(key)!));
    },
    revision: () => latest,
    async put(resource, object, expected) {
      const key = keyOf(resource, object.metadata.namespace, object.metadata.name);
      const { resourceVersion: _, ...metadata } = object.metadata;
      const put = etcd.put(key).value(JSON.stringify({ ...object, metadata }));
      const compared =
        expected === undefined
          ? etcd.if(key, 'Version', '==', 0)
          : etcd.if(key, 'Mod', '==', Number(expected));
      const response = await compared.then(put).commit();
      if (!response.succeeded) return undefined;
      return copy(mirror.get(key));
    },
    async remove(resource, namespace, name) {
      const response = await etcd
        .delete()
        .key(keyOf(resource, namespace, name))
        .exec();
      return Number(response.deleted) > 0;
    },
    watch(resource, listener) {
      const prefix = prefixOf(resource);
      const group = listeners.get(prefix) ?? new Set();
      listeners.set(prefix, group.add(listener));
      return () => group.delete(listener);
    },
    since(resource, revision) {
      const from = Number(revision);
      if (from < forgotten) return undefined;
      const prefix = prefixOf(resource);
      return history
        .filter((entry) => entry.revision > from && entry.key.startsWith(prefix))
        .map(({ change }) => ({ ...change, object: copy(change.object) }));
    },
  };
}
