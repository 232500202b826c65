import type { KubeObject } from '../../api.ts';
import { type Json, same, timestamp } from '../json.ts';
import { endpointSlices, endpoints, pods, services } from '../server/resources.ts';
import { endpointsOf, type PodEndpoint } from './endpoints-of.ts';
import type { ControllerParts, Stop } from './parts.ts';
import { queue } from './queue.ts';
import { affected } from './slices.ts';

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const SKIP_MIRROR = 'endpointslice.kubernetes.io/skip-mirror';
const MIRROR = 'endpointslicemirroring-controller.k8s.io';

/** Keeps the old Endpoints objects of Services with a selector, and mirrors hand-made ones into EndpointSlices. */
export function runLegacyEndpoints(parts: ControllerParts): Stop {
  const { store, clock } = parts;
  const work = queue(clock, async (key) => await sync(parts, key));
  const add = (object: KubeObject) => work.add(`${object.metadata.namespace}/${object.metadata.name}`);
  const stops = [
    store.watch(services, ({ object }) => add(object)),
    store.watch(endpoints, ({ object }) => add(object)),
    store.watch(pods, (change) => affected(parts, change).forEach(add)),
  ];
  store.list(services).forEach(add);
  return () => {
    for (const stop of stops) stop();
    work.close();
  };
}

async function sync(parts: ControllerParts, key: string): Promise<void> {
  const { store, api } = parts;
  const [namespace = '', name = ''] = key.split('/');
  const service = store.get(services, namespace, name) as Json;
  const existing = store.get(endpoints, namespace, name) as Json;
  if (!service) {
    // The Service's Endpoints go with it, whoever made them.
    if (existing && !existing.metadata.deletionTimestamp) await api.delete(endpoints, namespace, name);
    await mirror(parts, undefined, namespace, name);
    return;
  }
  if (service.spec.type === 'ExternalName') return;
  if (!service.spec.selector) {
    await mirror(parts, existing, namespace, name);
    return;
  }
  const wanted = subsets(endpointsOf(service, store));
  const labels: Record<string, string> = { ...service.metadata.labels, [MANAGED_BY]: 'endpoint-controller' };
  if (service.spec.clusterIP === 'None') labels['service.kubernetes.io/headless'] = '';
  if (existing && same(existing.subsets ?? [], wanted ?? []) && same(existing.metadata.labels, labels))
    return;
  const object = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      ...existing?.metadata,
      name,
      namespace,
      labels,
      annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': timestamp(parts.clock.now()) },
    },
    ...(wanted && { subsets: wanted }),
  };
  if (existing) await api.replace(endpoints, namespace, name, object);
  else await api.create(endpoints, namespace, object);
}

function addressOf({ pod, address, hostname }: PodEndpoint): Json {
  return {
    ...(hostname && { hostname }),
    ip: address,
    nodeName: pod.spec.nodeName,
    targetRef: {
      kind: 'Pod',
      name: pod.metadata.name,
      namespace: pod.metadata.namespace,
      uid: pod.metadata.uid,
    },
  };
}

/** Addresses with the same ports together; terminating Pods do not appear here at all. */
function subsets(found: readonly PodEndpoint[]): Json[] | undefined {
  const byPorts = new Map<string, Json>();
  const byNumber = (left: Json, right: Json) => left.ip.localeCompare(right.ip, 'en', { numeric: true });
  for (const endpoint of found.filter((item) => !item.terminating || item.ready)) {
    if (endpoint.ports.length === 0) continue;
    const key = JSON.stringify(endpoint.ports);
    const ports = endpoint.ports.map(({ name, ...port }) => (name ? { name, ...port } : port));
    const subset = byPorts.get(key) ?? { addresses: [], notReadyAddresses: [], ports };
    byPorts.set(key, subset);
    (endpoint.ready ? subset.addresses : subset.notReadyAddresses).push(addressOf(endpoint));
  }
  const result = [...byPorts.values()].map(({ addresses, notReadyAddresses, ports }) => ({
    ...(addresses.length > 0 && { addresses: addresses.sort(byNumber) }),
    ...(notReadyAddresses.length > 0 && { notReadyAddresses: notReadyAddresses.sort(byNumber) }),
    ports,
  }));
  return result.length > 0 ? result : undefined;
}

async function mirror(parts: ControllerParts, source: Json, namespace: string, name: string): Promise<void> {
  const { store, api } = parts;
  const own = store.list(endpointSlices, namespace).filter(({ metadata: { labels } }) => {
    return (
      labels?.['kubernetes.io/service-name'] === name &&
      labels['endpointslice.kubernetes.io/managed-by'] === MIRROR
    );
  }) as Json[];
  const skipped = source?.metadata.labels?.[SKIP_MIRROR] === 'true';
  const wanted: Json[] =
    source && !skipped ? (source.subsets ?? []).map((subset: Json) => mirrored(source, subset)) : [];
  const rest = [...own];
  for (const desired of wanted) {
    const existing = rest.shift();
    if (!existing) await api.create(endpointSlices, namespace, desired);
    else if (!same(existing.endpoints, desired.endpoints) || !same(existing.ports, desired.ports)) {
      await api.replace(endpointSlices, namespace, existing.metadata.name, {
        ...desired,
        metadata: existing.metadata,
      });
    }
  }
  for (const extra of rest) await api.delete(endpointSlices, namespace, extra.metadata.name);
}

function mirrored(source: Json, subset: Json): Json {
  const { name, namespace, uid, labels, annotations } = source.metadata;
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) =>
      key !== 'kubectl.kubernetes.io/last-applied-configuration' &&
      key !== 'endpoints.kubernetes.io/last-change-trigger-time',
  );
  const endpoint = (ready: boolean) => (address: Json) => ({
    addresses: [address.ip],
    conditions: { ready },
    ...(address.hostname && { hostname: address.hostname }),
    ...(address.nodeName && { nodeName: address.nodeName }),
    ...(address.targetRef && { targetRef: address.targetRef }),
  });
  return {
    addressType: 'IPv4',
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: {
        ...labels,
        'endpointslice.kubernetes.io/managed-by': MIRROR,
        'kubernetes.io/service-name': name,
      },
      ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
      ownerReferences: [
        { apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Endpoints', name, uid },
      ],
    },
    ports: (subset.ports ?? []).map((port: Json) => ({
      name: port.name ?? '',
      port: port.port,
      protocol: port.protocol ?? 'TCP',
    })),
    endpoints: [
      ...(subset.addresses ?? []).map(endpoint(true)),
      ...(subset.notReadyAddresses ?? []).map(endpoint(false)),
    ],
  };
}
