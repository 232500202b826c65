import type { Resource } from '../../api.ts';
import { type Json, same, timestamp } from '../json.ts';
import { configMaps, namespaces, resources, serviceAccounts } from '../server/resources.ts';
import { namespaceConditions, type Remaining } from './namespace-conditions.ts';
import type { ControllerParts, Stop } from './parts.ts';
import { queue } from './queue.ts';

/** How often a namespace that is being emptied is looked at again. */
const AGAIN = 250;

const CA_NOTE =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.';

/** Every kind that lives in namespaces and can be listed and deleted. */
const content: readonly Resource[] = resources.filter(
  ({ namespaced, verbs, group }) => namespaced && verbs.includes('delete') && group !== 'events.k8s.io',
);

/** Gives new namespaces what every namespace has, and empties those that are being deleted. */
export function runNamespaceController(parts: ControllerParts): Stop {
  const { store, clock } = parts;
  const work = queue(clock, async (name) => {
    if (await sync(parts, name)) void clock.sleep(AGAIN).then(() => work.add(name));
  });
  const stop = store.watch(namespaces, ({ object }) => work.add(object.metadata.name));
  const stopFurnishing = store.watch(configMaps, ({ type, object }) => {
    if (type === 'DELETED') work.add(object.metadata.namespace ?? '');
  });
  for (const namespace of store.list(namespaces)) work.add(namespace.metadata.name);
  return () => {
    stop();
    stopFurnishing();
    work.close();
  };
}

/** True when there is more to do later. */
async function sync(parts: ControllerParts, name: string): Promise<boolean> {
  const { store, api } = parts;
  const namespace = store.get(namespaces, undefined, name) as Json;
  if (!namespace) return false;
  if (!namespace.metadata.deletionTimestamp) {
    await furnish(parts, name);
    return false;
  }
  for (const resource of content) {
    for (const object of store.list(resource, name)) {
      if (object.metadata.deletionTimestamp) continue;
      await api
        .delete(resource, name, object.metadata.name, { propagationPolicy: 'Background' })
        .catch(() => undefined);
    }
  }
  const remaining = new Map(
    content
      .map((resource) => [resource, store.list(resource, name)] as const)
      .filter(([, left]) => left.length > 0),
  );
  await report(parts, name, remaining);
  if (remaining.size > 0) return true;
  const emptied = store.get(namespaces, undefined, name);
  if (emptied) await api.replace(namespaces, undefined, name, { ...emptied, spec: { finalizers: [] } });
  return false;
}

async function report({ store, clock }: ControllerParts, name: string, remaining: Remaining): Promise<void> {
  const namespace = store.get(namespaces, undefined, name) as Json;
  if (!namespace) return;
  const before = namespace.status?.conditions ?? [];
  const conditions = namespaceConditions(before, remaining, timestamp(clock.now()));
  if (same(before, conditions)) return;
  const next = { ...namespace, status: { ...namespace.status, conditions } };
  await store.put(namespaces, next, namespace.metadata.resourceVersion);
}

async function furnish({ store, api }: ControllerParts, name: string): Promise<void> {
  if (!store.get(serviceAccounts, name, 'default')) {
    await api.create(serviceAccounts, name, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: name },
    });
  }
  if (!store.get(configMaps, name, 'kube-root-ca.crt')) {
    await api.create(configMaps, name, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'kube-root-ca.crt',
        namespace: name,
        annotations: { 'kubernetes.io/description': CA_NOTE },
      },
      data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n' },
    });
  }
}
