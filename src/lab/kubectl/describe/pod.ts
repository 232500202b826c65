import type { Json } from '../../cluster/json.ts';
import { quantityOf } from '../format/quantity.ts';
import { writeContainers, writeResources } from './containers.ts';
import { type DescribeContext, type Describer, rfc1123 } from './context.ts';
import { writeAnnotations, writeController, writeLabels } from './metadata.ts';
import { writeSpread, writeTolerations } from './pod-template.ts';
import { writeVolumes } from './volumes.ts';
import type { Writer } from './writer.ts';

/** https://github.com/kubernetes/kubectl/blob/v0.37.2/pkg/describe/describe.go (describePod) */
export const pod: Describer = (object, context) => {
  const { w } = context;
  const { metadata, spec = {}, status = {} } = object;
  writeTop(object, context);
  w.pair('IP', status.podIP);
  if (!status.podIPs?.length) w.pair('IPs', '<none>');
  else {
    w.line(0, 'IPs:');
    for (const { ip } of status.podIPs) w.pair('IP', ip, 1);
  }
  writeController(w, object);
  if (status.nominatedNodeName) w.pair('NominatedNodeName', status.nominatedNodeName);
  if (spec.resources) {
    w.line(0, 'Resources:');
    writeResources(w, spec.resources, 1);
  }
  // kubectl resolves no other fields.
  const fieldValue = (path: string) =>
    ({ 'metadata.name': metadata.name, 'metadata.namespace': metadata.namespace })[path] ?? '';
  const groups = [
    ['Init Containers', spec.initContainers, status.initContainerStatuses],
    ['Containers', spec.containers ?? [], status.containerStatuses],
    ['Ephemeral Containers', spec.ephemeralContainers, status.ephemeralContainerStatuses],
  ];
  for (const [label, containers, statuses] of groups) {
    if (containers?.length || label === 'Containers') {
      writeContainers(w, label, containers, { statuses: statuses ?? [], fieldValue, space: '' });
    }
  }
  writeGates(w, spec.readinessGates ?? [], status.conditions ?? []);
  writeVolumes(w, spec.volumes, '');
  w.pair('QoS Class', status.qosClass || qosClass(spec));
  writeLabels(w, 'Node-Selectors', spec.nodeSelector);
  writeTolerations(w, 'Tolerations', spec.tolerations);
  writeSpread(w, spec.topologySpreadConstraints, '');
};

function writeTop({ metadata, spec = {}, status = {} }: Json, { w, ago }: DescribeContext): void {
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  if (spec.priority !== undefined) w.pair('Priority', spec.priority);
  if (spec.priorityClassName) w.pair('Priority Class Name', spec.priorityClassName);
  if (spec.runtimeClassName) w.pair('Runtime Class Name', spec.runtimeClassName);
  if (spec.serviceAccountName) w.pair('Service Account', spec.serviceAccountName);
  w.pair('Node', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>');
  if (status.startTime) w.pair('Start Time', rfc1123(status.startTime));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    w.pair('Status', `Terminating (lasts ${ago(metadata.deletionTimestamp)})`);
    w.pair('Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else w.pair('Status', status.phase);
  if (status.reason) w.pair('Reason', status.reason);
  if (status.message) w.pair('Message', status.message);
  const seccomp = spec.securityContext?.seccompProfile;
  if (seccomp) w.pair('SeccompProfile', seccomp.type);
  if (seccomp?.type === 'Localhost') w.pair('LocalhostProfile', seccomp.localhostProfile);
}

function writeGates(w: Writer, gates: readonly Json[], conditions: readonly Json[]): void {
  if (gates.length > 0) w.put('Readiness Gates:\n  Type\tStatus\n');
  for (const { conditionType } of gates) {
    const state = conditions.find(({ type }) => type === conditionType)?.status ?? '<none>';
    w.line(1, `${conditionType} \t${state} `);
  }
  if (conditions.length > 0) w.put('Conditions:\n  Type\tStatus\n');
  for (const { type, status } of conditions) w.line(1, `${type} \t${status} `);
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
function qosClass({ containers = [], initContainers = [] }: Json): string {
  const all: Json[] = [...containers, ...initContainers];
  const amount = (container: Json, kind: string, name: string) =>
    quantityOf(container.resources?.[kind]?.[name]).nano;
  const names = ['cpu', 'memory'];
  const some = all.some((container) =>
    names.some((name) => amount(container, 'limits', name) > 0n || amount(container, 'requests', name) > 0n),
  );
  if (!some) return 'BestEffort';
  const guaranteed = all.every((container) =>
    names.every((name) => {
      const limit = amount(container, 'limits', name);
      return limit > 0n && [0n, limit].includes(amount(container, 'requests', name));
    }),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
