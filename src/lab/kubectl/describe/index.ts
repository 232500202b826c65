import type { KubeObject, Resource } from '../../api.ts';
import { type Describer, describeContext, type Reader } from './context.ts';
import {
  daemonSet,
  podDisruptionBudget,
  replicaSet,
  replicationController,
  serviceAccount,
  statefulSet,
} from './controllers.ts';
import { configMap, secret } from './data.ts';
import { deployment } from './deployment.ts';
import { endpointSlice, endpoints } from './endpoints.ts';
import { eventsOf, writeEvents } from './events.ts';
import { generic } from './generic.ts';
import { horizontalPodAutoscaler } from './horizontalpodautoscaler.ts';
import { ingress, ingressClass } from './ingress.ts';
import { cronJob, job } from './job.ts';
import { limitRange, namespace, resourceQuota } from './namespace.ts';
import { networkPolicy } from './networkpolicy.ts';
import { node } from './node.ts';
import { ipAddress, priorityClass, serviceCIDR } from './others.ts';
import { persistentVolumeClaim } from './persistentvolumeclaim.ts';
import { pod } from './pod.ts';
import { role, roleBinding } from './rbac.ts';
import { service } from './service.ts';
import { csiNode, persistentVolume, storageClass, volumeAttributesClass } from './storage.ts';
import { Writer } from './writer.ts';

export type { Reader } from './context.ts';

/** By plural name; everything else is described field by field. */
const describers: Readonly<Record<string, Describer>> = {
  clusterrolebindings: roleBinding,
  clusterroles: role,
  configmaps: configMap,
  cronjobs: cronJob,
  csinodes: csiNode,
  daemonsets: daemonSet,
  deployments: deployment,
  endpoints,
  endpointslices: endpointSlice,
  horizontalpodautoscalers: horizontalPodAutoscaler,
  ingressclasses: ingressClass,
  ingresses: ingress,
  ipaddresses: ipAddress,
  jobs: job,
  limitranges: limitRange,
  namespaces: namespace,
  networkpolicies: networkPolicy,
  nodes: node,
  persistentvolumeclaims: persistentVolumeClaim,
  persistentvolumes: persistentVolume,
  poddisruptionbudgets: podDisruptionBudget,
  pods: pod,
  priorityclasses: priorityClass,
  replicasets: replicaSet,
  replicationcontrollers: replicationController,
  resourcequotas: resourceQuota,
  rolebindings: roleBinding,
  roles: role,
  secrets: secret,
  serviceaccounts: serviceAccount,
  servicecidrs: serviceCIDR,
  services: service,
  statefulsets: statefulSet,
  storageclasses: storageClass,
  volumeattributesclasses: volumeAttributesClass,
};

/** Kinds whose descriptions end without events. */
const WITHOUT_EVENTS = new Set([
  'clusterrolebindings',
  'clusterroles',
  'limitranges',
  'namespaces',
  'networkpolicies',
  'resourcequotas',
  'rolebindings',
  'roles',
  'secrets',
]);

/**
 * What `kubectl describe` prints about an object. Several descriptions are set apart by two empty lines.
 *
 * @param reader finds what belongs to the object: endpoints, Pods, events. A server's `Api` is one.
 * @param options.showEvents the table of events at the end; true when not given.
 * @param options.now milliseconds since 1970: ages are counted up to here.
 */
export async function describe(
  resource: Resource,
  object: KubeObject,
  reader: Reader,
  options: { readonly showEvents?: boolean; readonly now: number },
): Promise<string> {
  const writer = new Writer();
  const context = describeContext(writer, resource, reader, options.now);
  const describer = describers[resource.plural];
  await (describer ?? generic)(object, context);
  if (options.showEvents !== false && !WITHOUT_EVENTS.has(resource.plural)) {
    writeEvents(await eventsOf(object, context), context);
  }
  return writer.text();
}
