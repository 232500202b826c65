import type { KubeObject } from '../lab/api.ts';
import type { Json } from '../lab/cluster/json.ts';
import { podState } from './pod-state.ts';

export type CardKind = 'Service' | 'EndpointSlice' | 'Pod' | 'ReplicaSet' | 'Deployment';
/** `good`: as wished. `waiting`: on its way. `bad`: something is wrong. `leaving`: being deleted. */
export type CardState = 'good' | 'waiting' | 'bad' | 'leaving';

/** One object in the picture. */
export interface Card {
  /** The object's UID, which no two objects ever share. */
  readonly id: string;
  readonly kind: CardKind;
  readonly name: string;
  readonly namespace: string;
  readonly state: CardState;
  /** What is worth knowing, a few words each: addresses, counts, status. */
  readonly facts: readonly string[];
  /** The node of a Pod. */
  readonly node?: string;
  /** The Pod's address, or the Service's. */
  readonly address?: string;
}

/** How one object leads to another. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** `owns`: made it and keeps its number. `selects`: labels match. `endpoint`: traffic goes there. */
  readonly kind: 'owns' | 'selects' | 'endpoint';
  /** An endpoint that is not ready gets no traffic. */
  readonly ready: boolean;
}

/** What the picture shows at one moment. */
export interface Scene {
  readonly nodes: readonly string[];
  readonly cards: readonly Card[];
  readonly links: readonly Link[];
}

export const EMPTY: Scene = { nodes: [], cards: [], links: [] };

const KINDS: readonly CardKind[] = ['Service', 'EndpointSlice', 'Pod', 'ReplicaSet', 'Deployment'];
const isKind = (kind: string): kind is CardKind => (KINDS as readonly string[]).includes(kind);

const leaving = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined;

function matches(selector: Json, labels: Readonly<Record<string, string>> | undefined): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value);
}

const SERVICE_NAME = 'kubernetes.io/service-name';
const endpointsOf = (slice: Json): Json[] => slice.endpoints ?? [];
const isReady = (endpoint: Json): boolean => endpoint.conditions?.ready !== false;

function portsOf(spec: Json): string {
  return (spec?.ports ?? [])
    .map(({ port, nodePort }: Json) => (nodePort ? `${port}:${nodePort}` : String(port)))
    .join(', ');
}

/** What a card says, by kind. */
const FACTS: Readonly<
  Record<CardKind, (object: Json, all: readonly KubeObject[]) => Pick<Card, 'state' | 'facts' | 'address'>>
> = {
  Service(object, all) {
    const { spec } = object;
    const slices = all.filter(
      (each) =>
        each.kind === 'EndpointSlice' &&
        each.metadata.namespace === object.metadata.namespace &&
        each.metadata.labels?.[SERVICE_NAME] === object.metadata.name,
    );
    const ready = slices.flatMap(endpointsOf).filter(isReady).length;
    const outside = spec?.type === 'ExternalName';
    const waits = spec?.type === 'LoadBalancer' && !object.status?.loadBalancer?.ingress?.length;
    const ip = spec?.clusterIP === 'None' ? '헤드리스' : spec?.clusterIP;
    return {
      state: outside ? 'good' : ready === 0 ? 'bad' : waits ? 'waiting' : 'good',
      facts: [
        spec?.type ?? 'ClusterIP',
        ...(outside ? [`→ ${spec.externalName}`] : [`${ip ?? ''} :${portsOf(spec)}`]),
        ...(outside ? [] : [`준비된 엔드포인트 ${ready}`]),
      ],
      ...(ip && ip !== '헤드리스' && { address: ip }),
    };
  },
  EndpointSlice(object) {
    const all = endpointsOf(object);
    const ready = all.filter(isReady).length;
    return { state: ready > 0 ? 'good' : 'waiting', facts: [`준비 ${ready}/${all.length}`] };
  },
  Pod(object) {
    const { text, state } = podState(object);
    const address = object.status?.podIP;
    return { state, facts: [text, ...(address ? [address] : [])], ...(address && { address }) };
  },
  ReplicaSet(object) {
    const { replicas = 0 } = object.spec ?? {};
    const { readyReplicas = 0 } = object.status ?? {};
    return {
      state: readyReplicas === replicas ? 'good' : 'waiting',
      facts: [`파드 ${readyReplicas}/${replicas}`],
    };
  },
  Deployment(object) {
    const { replicas = 1 } = object.spec ?? {};
    const { availableReplicas = 0 } = object.status ?? {};
    return {
      state: availableReplicas === replicas ? 'good' : 'waiting',
      facts: [`${availableReplicas}/${replicas} 쓸 수 있음`],
    };
  },
};

function cardOf(object: KubeObject, all: readonly KubeObject[]): Card {
  const { metadata } = object;
  const kind = object.kind as CardKind;
  const made = FACTS[kind](object, all);
  const node = (object as Json).spec?.nodeName as string | undefined;
  return {
    id: metadata.uid ?? `${kind}/${metadata.namespace}/${metadata.name}`,
    kind,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    ...made,
    ...(leaving(object) && { state: 'leaving' as const }),
    ...(kind === 'Pod' && node && { node }),
  };
}

/** ReplicaSets of earlier versions stay for a rollback; the picture shows those that have Pods or want some. */
function isShown(object: KubeObject): boolean {
  if (!isKind(object.kind)) return false;
  const { spec, status } = object as Json;
  return object.kind !== 'ReplicaSet' || (spec?.replicas ?? 0) > 0 || (status?.replicas ?? 0) > 0;
}

/**
 * Makes the picture of a cluster.
 *
 * @param objects Nodes, and the objects of the namespaces that are shown, as the API returns them.
 */
export function sceneOf(objects: readonly KubeObject[]): Scene {
  const shown = objects.filter(isShown);
  const ids = new Map(shown.map((object) => [object, cardOf(object, objects)]));
  const byUid = new Map(shown.map((object) => [object.metadata.uid, ids.get(object)]));
  const pods = shown.filter(({ kind }) => kind === 'Pod');
  const links: Link[] = [];
  const link = (from: Card | undefined, to: Card | undefined, kind: Link['kind'], ready = true) => {
    if (from && to) links.push({ from: from.id, to: to.id, kind, ready });
  };
  for (const object of shown) {
    const card = ids.get(object);
    for (const { uid, controller } of object.metadata.ownerReferences ?? []) {
      if (controller && object.kind !== 'EndpointSlice') link(byUid.get(uid), card, 'owns');
    }
    const { namespace, name, labels } = object.metadata;
    if (object.kind === 'Service') {
      const { selector } = (object as Json).spec ?? {};
      for (const pod of pods) {
        if (pod.metadata.namespace === namespace && matches(selector, pod.metadata.labels))
          link(card, ids.get(pod), 'selects');
      }
      for (const slice of shown) {
        const own = slice.metadata.labels?.[SERVICE_NAME] === name && slice.metadata.namespace === namespace;
        if (slice.kind === 'EndpointSlice' && own) link(card, ids.get(slice), 'endpoint');
      }
    }
    if (object.kind === 'EndpointSlice' && labels) {
      for (const endpoint of endpointsOf(object)) {
        const pod = pods.find(
          (each) => (each as Json).status?.podIP === endpoint.addresses?.[0] && !leavesForGood(each),
        );
        link(card, pod && ids.get(pod), 'endpoint', isReady(endpoint));
      }
    }
  }
  return {
    nodes: objects.filter(({ kind }) => kind === 'Node').map(({ metadata }) => metadata.name),
    cards: [...ids.values()],
    links,
  };
}

/** A Pod that has ended gives its address back: another one may have it. */
function leavesForGood(pod: KubeObject): boolean {
  const { phase } = (pod as Json).status ?? {};
  return phase === 'Succeeded' || phase === 'Failed';
}
