import type { KubeObject } from '../../api.ts';
import { isObject, type Json } from '../json.ts';
import { digest } from '../random.ts';
import { qosClass } from './pods.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Fields that Go leaves out when there is nothing in them. */
const EMPTY = new Set([
  'annotations',
  'labels',
  'finalizers',
  'ownerReferences',
  'initContainerStatuses',
  'ephemeralContainerStatuses',
  'containerStatuses',
  'volumeMounts',
]);

/**
 * An object as the API server answers with it. The cluster's components keep milliseconds, short ids and leave out
 * what Go prints as empty; a reader of the API never sees that. The argument is changed and returned.
 */
export function present(object: KubeObject): KubeObject {
  tidy(object as Json);
  byKind[object.kind]?.(object as Json);
  return object;
}

function tidy(value: Json): void {
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || (EMPTY.has(key) && Object.keys(item ?? {}).length === 0)) delete value[key];
    else if (typeof item === 'string') {
      if (TIME.test(item)) {
        value[key] = key === 'eventTime' ? item.replace(/Z$/, '000Z') : item.replace(/\.\d{3}Z$/, 'Z');
      }
    } else if (isObject(item) || Array.isArray(item)) tidy(item);
  }
}

const byKind: Readonly<Record<string, (object: Json) => void>> = {
  Pod: pod,
  ReplicaSet: replicaSet,
  Deployment: (deployment) => {
    deployment.status ??= {};
    const { replicas } = deployment.status;
    for (const key of [
      'replicas',
      'updatedReplicas',
      'readyReplicas',
      'availableReplicas',
      'unavailableReplicas',
    ]) {
      if (!deployment.status[key]) delete deployment.status[key];
    }
    if (replicas !== undefined) deployment.status.terminatingReplicas ??= 0;
    delete deployment.status.collisionCount;
  },
};

function replicaSet(object: Json): void {
  object.status ??= {};
  object.status.replicas ??= 0;
  for (const key of ['fullyLabeledReplicas', 'readyReplicas', 'availableReplicas']) {
    if (!object.status[key]) delete object.status[key];
  }
  object.status.terminatingReplicas ??= 0;
}

function pod(object: Json): void {
  const { status, spec, metadata } = object;
  if (!status) return;
  status.phase ??= 'Pending';
  status.qosClass = qosClass(spec);
  for (const condition of status.conditions ?? []) {
    condition.lastProbeTime ??= null;
    condition.observedGeneration ??= metadata.generation;
  }
  if (spec.nodeName) status.observedGeneration = metadata.generation;
  if (status.containerStatuses?.length > 0) status.resources ??= {};
  if (status.hostIP) status.hostIPs ??= [{ ip: status.hostIP }];
  if (spec.hostNetwork && status.hostIP && status.podIP) {
    status.podIP = status.hostIP;
    status.podIPs = [{ ip: status.hostIP }];
  }
  for (const container of [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])]) {
    containerStatus(container, spec, metadata.uid);
  }
}

function containerStatus(status: Json, spec: Json, uid: string): void {
  status.lastState ??= {};
  status.state ??= { waiting: { reason: 'ContainerCreating' } };
  const { waiting } = status.state;
  if (waiting?.message)
    waiting.message = waiting.message.replace(/\b(\d+)ms\b/, (_: string, ms: string) =>
      goDuration(Number(ms)),
    );
  status.containerID = containerId(status.containerID, uid);
  if (status.containerID) status.imageID = `sha256:${digest(`image ${status.image}`)}`;
  else status.imageID = '';
  if (!status.containerID) delete status.containerID;
  for (const state of [status.state, status.lastState]) {
    const { terminated } = state;
    if (terminated?.containerID) terminated.containerID = containerId(terminated.containerID, uid);
    if (terminated) terminated.reason ??= terminated.exitCode === 0 ? 'Completed' : 'Error';
  }
  const container = (spec.containers ?? []).find((item: Json) => item.name === status.name);
  if (container?.resources && Object.keys(container.resources).length > 0) {
    status.resources ??= container.resources;
    status.allocatedResources ??= container.resources.requests;
  }
  status.volumeMounts ??= (container?.volumeMounts ?? []).map((mount: Json) =>
    mount.readOnly ? { ...mount, recursiveReadOnly: 'Disabled' } : mount,
  );
  if (status.volumeMounts.length === 0) delete status.volumeMounts;
}

/** Go's way of writing whole seconds: `10s`, `1m20s`, `5m0s`. */
function goDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

function containerId(id: string | undefined, uid: string): string | undefined {
  if (!id) return undefined;
  return /^containerd:\/\/[0-9a-f]{64}$/.test(id) ? id : `containerd://${digest(`${uid} ${id}`)}`;
}
