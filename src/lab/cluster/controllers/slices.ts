import type { KubeObject } from '../../api.ts';
import { type Json, same, timestamp } from '../json.ts';
import { selects } from '../server/labels.ts';
import { endpointSlices, pods, services } from '../server/resources.ts';
import type { Change } from '../store/store.ts';
import { endpointsOf, type PodEndpoint } from './endpoints-of.ts';
import type { ControllerParts, Stop } from './parts.ts';
import { queue } from './queue.ts';

export const MANAGER = 'endpointslice-controller.k8s.io';
/** Endpoints that one slice holds. */
const FULL = 100;

const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const HEADLESS = 'service.kubernetes.io/headless';

/** Keeps the EndpointSlices of every Service with a selector as its Pods are. */
export function runSliceController(parts: ControllerParts): Stop {
  const { store, clock } = parts;
  const work = queue(clock, async (key) => await sync(parts, key));
  const stops = [
    store.watch(services, ({ object }) => work.add(keyOf(object))),
    store.watch(pods, (change) => {
      for (const service of affected(parts, change)) work.add(keyOf(service));
    }),
    store.watch(endpointSlices, ({ type, object }) => {
      const service = object.metadata.labels?.[SERVICE_NAME];
      if (service && type !== 'ADDED') work.add(`${object.metadata.namespace}/${service}`);
    }),
  ];
  for (const service of store.list(services)) work.add(keyOf(service));
  return () => {
    for (const stop of stops) stop();
    work.close();
  };
}

function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace}/${object.metadata.name}`;
}

/** The Services that select a Pod now, or did before it changed. */
export function affected({ store }: ControllerParts, { object, previous }: Change): KubeObject[] {
  return store.list(services, object.metadata.namespace).filter((service) => {
    const { selector } = (service as Json).spec;
    return selects(selector, object.metadata.labels) || selects(selector, previous?.metadata.labels);
  });
}

async function sync(parts: ControllerParts, key: string): Promise<void> {
  const { store, api } = parts;
  const [namespace = '', name = ''] = key.split('/');
  const service = store.get(services, namespace, name);
  const own = store
    .list(endpointSlices, namespace)
    .filter(({ metadata: { labels } }) => labels?.[SERVICE_NAME] === name && labels[MANAGED_BY] === MANAGER);
  const spec = (service as Json)?.spec;
  if (!service || !spec.selector || spec.type === 'ExternalName') {
    // Slices that the Service owned go with it; those of one that lost its selector or became an alias stay behind.
    if (!service) {
      for (const slice of own)
        await api.delete(endpointSlices, namespace, slice.metadata.name).catch(() => undefined);
    }
    return;
  }
  const wanted = groups(endpointsOf(service, store)).map((group) => slice(service, group));
  const rest = [...own];
  const unmatched: Json[] = [];
  const keep = async (existing: KubeObject, desired: Json) => await write(parts, existing, desired);
  for (const desired of wanted) {
    const index = rest.findIndex((existing) => same((existing as Json).ports ?? [], desired.ports ?? []));
    const [existing] = index < 0 ? [] : rest.splice(index, 1);
    if (existing) await keep(existing, desired);
    else unmatched.push(desired);
  }
  for (const desired of unmatched) {
    const existing = rest.shift();
    if (existing) await keep(existing, desired);
    else await api.create(endpointSlices, namespace, stamped(parts, desired));
  }
  for (const extra of rest) await api.delete(endpointSlices, namespace, extra.metadata.name);
}

/** Endpoints with the same ports share a slice, a hundred at most. No endpoints at all make one empty slice. */
function groups(endpoints: readonly PodEndpoint[]): PodEndpoint[][] {
  if (endpoints.length === 0) return [[]];
  const byPorts = new Map<string, PodEndpoint[]>();
  for (const endpoint of endpoints) {
    const key = JSON.stringify(endpoint.ports);
    byPorts.set(key, [...(byPorts.get(key) ?? []), endpoint]);
  }
  return [...byPorts.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / FULL) }, (_, index) =>
      group.slice(index * FULL, (index + 1) * FULL),
    ),
  );
}

function slice(service: KubeObject, group: readonly PodEndpoint[]): Json {
  const { metadata, spec } = service as Json;
  const labels: Record<string, string> = {};
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (![SERVICE_NAME, MANAGED_BY, HEADLESS].includes(key)) labels[key] = String(value);
  }
  labels[MANAGED_BY] = MANAGER;
  labels[SERVICE_NAME] = metadata.name;
  if (spec.clusterIP === 'None') labels[HEADLESS] = '';
  return {
    addressType: 'IPv4',
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${metadata.name}-`,
      namespace: metadata.namespace,
      labels,
      ownerReferences: [
        {
          apiVersion: 'v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: 'Service',
          name: metadata.name,
          uid: metadata.uid,
        },
      ],
    },
    ports: group[0]?.ports.length ? group[0].ports : null,
    endpoints:
      group.length === 0
        ? null
        : group.map(({ pod, address, ready, serving, terminating, hostname }) => ({
            addresses: [address],
            conditions: { ready, serving, terminating },
            ...(hostname && { hostname }),
            nodeName: pod.spec.nodeName,
            targetRef: {
              kind: 'Pod',
              name: pod.metadata.name,
              namespace: pod.metadata.namespace,
              uid: pod.metadata.uid,
            },
          })),
  };
}

function stamped({ clock }: ControllerParts, desired: Json): Json {
  const annotations = { 'endpoints.kubernetes.io/last-change-trigger-time': timestamp(clock.now()) };
  return { ...desired, metadata: { ...desired.metadata, annotations } };
}

async function write(parts: ControllerParts, existing: KubeObject, desired: Json): Promise<void> {
  const current = existing as Json;
  const unchanged =
    same(current.endpoints ?? [], desired.endpoints ?? []) &&
    same(current.ports ?? [], desired.ports ?? []) &&
    same(current.metadata.labels, desired.metadata.labels);
  if (unchanged) return;
  const { namespace, name } = existing.metadata;
  const next = stamped(parts, desired);
  const body = {
    ...next,
    metadata: { ...current.metadata, labels: next.metadata.labels, annotations: next.metadata.annotations },
  };
  await parts.api.replace(endpointSlices, namespace, name, body);
}
