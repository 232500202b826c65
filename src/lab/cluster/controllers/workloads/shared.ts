import type { KubeObject, Resource } from '../../../api.ts';
import { goJson } from '../../../kubectl/output/json.ts';
import { copy, type Json, same } from '../../json.ts';
import { resourceNamed } from '../../server/resources.ts';
import type { ControllerParts, Stop } from '../parts.ts';
import { queue } from '../queue.ts';

export const statefulSets: Resource = resourceNamed('statefulsets', 'apps');
export const jobs: Resource = resourceNamed('jobs', 'batch');
export const cronJobs: Resource = resourceNamed('cronjobs', 'batch');
export const revisions: Resource = resourceNamed('controllerrevisions', 'apps');

/** What the controllers of workloads work with besides. */
export interface WorkloadParts extends ControllerParts {
  /** webernetes' client, which counts events that repeat. */
  readonly events: { createNamespacedEvent(request: Json): Promise<unknown> };
}

/** Tells what happened to an object. */
export async function tell(
  { events, clock }: WorkloadParts,
  object: KubeObject,
  component: string,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Promise<void> {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  const now = new Date(clock.now());
  await events.createNamespacedEvent({
    namespace,
    body: {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { namespace },
      involvedObject: {
        apiVersion: object.apiVersion,
        kind: object.kind,
        name,
        namespace,
        uid,
        resourceVersion,
      },
      reason,
      message,
      type,
      source: { component },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      reportingComponent: component,
      reportingInstance: '',
    },
  });
}

/** The objects of a kind that another one controls. */
export function controlled({ store }: ControllerParts, resource: Resource, owner: KubeObject): Json[] {
  return store
    .list(resource, owner.metadata.namespace)
    .filter(({ metadata }) => ownerOf(metadata)?.uid === owner.metadata.uid);
}

export function ownerOf(metadata: Json): Json | undefined {
  return metadata.ownerReferences?.find((reference: Json) => reference.controller);
}

export function ownerReference(owner: KubeObject): Json {
  return {
    apiVersion: owner.apiVersion,
    blockOwnerDeletion: true,
    controller: true,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
  };
}

/** A Pod of a template. */
export function podOf(owner: KubeObject, template: Json, more: Json): Json {
  const { metadata = {}, spec } = copy(template);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...more.metadata,
      ...(metadata.annotations && { annotations: metadata.annotations }),
      labels: { ...metadata.labels, ...more.labels },
      namespace: owner.metadata.namespace,
      ownerReferences: [ownerReference(owner)],
    },
    spec: { ...spec, ...more.spec },
  };
}

export function isReady(pod: Json): boolean {
  const ready = pod.status?.conditions?.some((item: Json) => item.type === 'Ready' && item.status === 'True');
  return Boolean(ready) && !pod.metadata.deletionTimestamp;
}

export function hasEnded(pod: Json): boolean {
  return ['Succeeded', 'Failed'].includes(pod.status?.phase);
}

/** Letters that follow from a template, as controllers put them behind names of revisions. */
export function templateHash(template: Json): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  // FNV-1 of the revision's data, behind it how often such a name was taken: never.
  const text = `${goJson({ spec: { template: { ...template, $patch: 'replace' } } })}0`;
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash, 0x01000193) ^ byte;
  return [...String(hash >>> 0)].map((digit) => alphabet[digit.charCodeAt(0) % alphabet.length]).join('');
}

/** The revision of an object's template, made when there is none yet; the newest has the highest number. */
export async function revisionFor(parts: ControllerParts, owner: KubeObject): Promise<Json> {
  const { template } = (owner as Json).spec;
  const hash = templateHash(template);
  const name = `${owner.metadata.name}-${hash}`;
  const own = controlled(parts, revisions, owner);
  const newest = Math.max(0, ...own.map(({ revision }) => revision));
  const found = own.find(({ metadata }) => metadata.name === name);
  if (found) {
    if (found.revision === newest) return found;
    return await parts.api.replace(revisions, owner.metadata.namespace, name, {
      ...found,
      revision: newest + 1,
    });
  }
  return await parts.api.create(revisions, owner.metadata.namespace, {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      namespace: owner.metadata.namespace,
      ...(owner.metadata.annotations && { annotations: owner.metadata.annotations }),
      labels: { ...template.metadata?.labels, 'controller-revision-hash': hash },
      ownerReferences: [ownerReference(owner)],
    },
    data: { spec: { template: { ...copy(template), $patch: 'replace' } } },
    revision: newest + 1,
  });
}

/** Writes the status where it differs. */
export async function report(
  { store }: ControllerParts,
  resource: Resource,
  owner: KubeObject,
  status: Json,
): Promise<void> {
  const { namespace, name } = owner.metadata;
  const now = store.get(resource, namespace, name) as Json;
  if (!now || now.metadata.uid !== owner.metadata.uid || same(now.status ?? {}, status)) return;
  await store.put(resource, { ...now, status }, now.metadata.resourceVersion);
}

/**
 * Keeps objects of a kind as they want to be: whenever one of them, or something that it controls, changes. What is
 * left of one that is gone, or going, is cleared away.
 *
 * @param dependents the kinds that it makes.
 */
export function runWorkload(
  parts: WorkloadParts,
  resource: Resource,
  dependents: readonly Resource[],
  sync: (owner: KubeObject) => Promise<void>,
): Stop {
  const { store, clock } = parts;
  const work = queue(clock, async (key) => {
    const [namespace = '', name = ''] = key.split('/');
    const owner = store.get(resource, namespace, name);
    if (!owner) await clear(parts, resource, namespace, dependents);
    else if (owner.metadata.deletionTimestamp) await release(parts, resource, owner, dependents);
    else await sync(owner);
  });
  const stops = [
    store.watch(resource, ({ object }) => work.add(keyOf(object))),
    ...dependents.map((kind) =>
      store.watch(kind, ({ object, previous }) => {
        for (const metadata of [object.metadata, previous?.metadata]) {
          const owner = metadata && ownerOf(metadata);
          if (owner?.kind === resource.kind) work.add(`${object.metadata.namespace}/${owner['name']}`);
        }
      }),
    ),
  ];
  for (const object of store.list(resource)) work.add(keyOf(object));
  return () => {
    for (const stop of stops) stop();
    work.close();
  };
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** Deletes what has lost the one that controlled it. */
async function clear(
  { store, api }: ControllerParts,
  resource: Resource,
  namespace: string,
  dependents: readonly Resource[],
): Promise<void> {
  const there = new Set(store.list(resource, namespace).map(({ metadata }) => metadata.uid));
  for (const kind of dependents) {
    for (const object of store.list(kind, namespace)) {
      const owner = ownerOf(object.metadata);
      if (owner?.kind !== resource.kind || there.has(owner['uid']) || object.metadata.deletionTimestamp)
        continue;
      await api.delete(kind, namespace, object.metadata.name).catch(() => undefined);
    }
  }
}

/** Does what the finalizers of an object that is being deleted stand for. */
async function release(
  parts: ControllerParts,
  resource: Resource,
  owner: KubeObject,
  dependents: readonly Resource[],
): Promise<void> {
  const { api, store } = parts;
  const finalizers = (owner.metadata['finalizers'] ?? []) as readonly string[];
  const { namespace, name } = owner.metadata;
  let left = 0;
  for (const kind of dependents) {
    for (const object of controlled(parts, kind, owner)) {
      if (finalizers.includes('orphan')) {
        const { ownerReferences: _, ...metadata } = object.metadata;
        await store.put(kind, { ...object, metadata }, metadata.resourceVersion);
      } else if (finalizers.includes('foregroundDeletion')) {
        left++;
        if (!object.metadata.deletionTimestamp) {
          await api.delete(kind, namespace, object.metadata.name).catch(() => undefined);
        }
      }
    }
  }
  if (left > 0) return;
  const kept = finalizers.filter((item) => item !== 'orphan' && item !== 'foregroundDeletion');
  const now = store.get(resource, namespace, name);
  if (now && kept.length < finalizers.length) {
    await api.replace(resource, namespace, name, { ...now, metadata: { ...now.metadata, finalizers: kept } });
  }
}
