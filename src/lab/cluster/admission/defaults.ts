import type { KubeObject } from '../../api.ts';
import { copy, type Json } from '../json.ts';

/** `SetDefaults_…` of `k8s.io/kubernetes/pkg/apis`, by kind. */
const byKind: Readonly<Record<string, (object: Json) => void>> = {
  Service: service,
  Pod: (object) => podSpec(object.spec, object.spec),
  Deployment: deployment,
  ReplicaSet: workload,
  ReplicationController: workload,
  StatefulSet: (object) => {
    workload(object);
    object.spec.podManagementPolicy ??= 'OrderedReady';
    object.spec.revisionHistoryLimit ??= 10;
    object.spec.updateStrategy ??= { type: 'RollingUpdate', rollingUpdate: { partition: 0 } };
  },
  DaemonSet: (object) => {
    template(object.spec);
    object.spec.revisionHistoryLimit ??= 10;
    object.spec.updateStrategy ??= {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    };
  },
  Job: (object) => {
    template(object.spec);
    object.spec.completions ??= 1;
    object.spec.parallelism ??= 1;
    object.spec.backoffLimit ??= 6;
    object.spec.completionMode ??= 'NonIndexed';
    object.spec.suspend ??= false;
    object.spec.manualSelector ??= false;
    object.spec.podReplacementPolicy ??= 'TerminatingOrFailed';
  },
  EndpointSlice: (object) => {
    object.endpoints ??= null;
    object.ports ??= null;
    for (const port of object.ports ?? []) {
      port.name ??= '';
      port.protocol ??= 'TCP';
    }
  },
  Endpoints: (object) => {
    for (const subset of object.subsets ?? []) {
      for (const port of subset.ports ?? []) port.protocol ??= 'TCP';
    }
  },
  Namespace: (object) => {
    object.metadata.labels = {
      ...object.metadata.labels,
      'kubernetes.io/metadata.name': object.metadata.name,
    };
    object.spec ??= {};
    object.spec.finalizers ??= ['kubernetes'];
    object.status ??= {};
    object.status.phase ??= 'Active';
  },
  Secret: (object) => {
    object.type ??= 'Opaque';
    for (const [key, value] of Object.entries(object.stringData ?? {})) {
      object.data = { ...object.data, [key]: btoa(String(value)) };
    }
    delete object.stringData;
  },
};

/** A copy of the object with the server's defaults. */
export function defaulted(kind: string, object: KubeObject): KubeObject {
  const result: Json = copy(object);
  byKind[kind]?.(result);
  return result;
}

function service(object: Json): void {
  object.spec ??= {};
  const spec = object.spec;
  spec.type ||= 'ClusterIP';
  spec.sessionAffinity ||= 'None';
  if (spec.sessionAffinity === 'ClientIP') {
    spec.sessionAffinityConfig ??= { clientIP: { timeoutSeconds: 10800 } };
  }
  const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  if (external) spec.externalTrafficPolicy ??= 'Cluster';
  if (spec.type !== 'ExternalName') spec.internalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
  for (const port of spec.ports ?? []) {
    port.protocol ||= 'TCP';
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') {
      port.targetPort = port.port;
    }
  }
  object.status ??= {};
  object.status.loadBalancer ??= {};
  for (const ingress of object.status.loadBalancer?.ingress ?? []) {
    if (ingress.ip) ingress.ipMode ??= 'VIP';
  }
}

function deployment(object: Json): void {
  workload(object);
  const spec = object.spec;
  spec.strategy ??= {};
  spec.strategy.type ??= 'RollingUpdate';
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate = { maxSurge: '25%', maxUnavailable: '25%', ...spec.strategy.rollingUpdate };
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
}

function workload(object: Json): void {
  object.spec ??= {};
  object.spec.replicas ??= 1;
  template(object.spec);
  object.status ??= {};
}

function template(spec: Json): void {
  spec.template ??= {};
  spec.template.metadata ??= {};
  spec.template.spec ??= {};
  podSpec(spec.template.spec, undefined);
}

function podSpec(spec: Json, pod: Json): void {
  if (!spec) return;
  spec.restartPolicy ??= 'Always';
  spec.dnsPolicy ??= 'ClusterFirst';
  spec.schedulerName ??= 'default-scheduler';
  spec.securityContext ??= {};
  spec.terminationGracePeriodSeconds ??= 30;
  if (spec.serviceAccountName) spec.serviceAccount ??= spec.serviceAccountName;
  if (pod) spec.enableServiceLinks ??= true;
  for (const volume of spec.volumes ?? []) {
    for (const source of ['configMap', 'secret', 'projected', 'downwardAPI']) {
      if (volume[source]) volume[source].defaultMode ??= 420;
    }
  }
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])])
    containerDefaults(container, Boolean(pod));
}

/** @param bound whether requests follow limits: in Pods, not in templates. */
function containerDefaults(container: Json, bound: boolean): void {
  container.resources ??= {};
  const { limits, requests } = container.resources;
  if (limits && bound) container.resources.requests = { ...limits, ...requests };
  container.terminationMessagePath ??= '/dev/termination-log';
  container.terminationMessagePolicy ??= 'File';
  container.imagePullPolicy ??= /(:latest|^[^:@]*(:\d+\/[^:@]*)?)$/.test(container.image ?? '')
    ? 'Always'
    : 'IfNotPresent';
  for (const port of container.ports ?? []) port.protocol ??= 'TCP';
  for (const variable of container.env ?? []) {
    if (variable.valueFrom?.fieldRef) variable.valueFrom.fieldRef.apiVersion ??= 'v1';
  }
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container[name];
    if (!probe) continue;
    probe.failureThreshold ??= 3;
    probe.periodSeconds ??= 10;
    probe.successThreshold ??= 1;
    probe.timeoutSeconds ??= 1;
    if (probe.httpGet) {
      probe.httpGet.path ??= '/';
      probe.httpGet.scheme ??= 'HTTP';
    }
  }
}
