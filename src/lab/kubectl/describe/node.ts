import type { Json } from '../../cluster/json.ts';
import { byBytes, sortedKeys } from '../format/labels.ts';
import { nodeRoles } from '../printers/kinds/node.ts';
import { type DescribeContext, type Describer, rfc1123 } from './context.ts';
import { writeAnnotations, writeLabels } from './metadata.ts';
import { writeNodeResources } from './node-resources.ts';
import type { Writer } from './writer.ts';

/** https://github.com/kubernetes/kubectl/blob/v0.37.2/pkg/describe/describe.go (describeNode) */
export const node: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec = {}, status = {} } = object;
  const pods = (await context.list('pods', undefined)).filter(
    ({ spec: own, status: state }) =>
      own?.nodeName === metadata.name && state?.phase !== 'Succeeded' && state?.phase !== 'Failed',
  );
  w.pair('Name', metadata.name);
  w.pair('Roles', nodeRoles(object).join(',') || '<none>');
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  w.pair('CreationTimestamp', rfc1123(metadata.creationTimestamp));
  writeTaints(w, spec.taints ?? []);
  w.pair('Unschedulable', spec.unschedulable ?? false);
  await writeLease(w, metadata.name, context);
  writeNodeConditions(w, status.conditions ?? []);
  w.line(0, 'Addresses:');
  for (const { type, address } of status.addresses ?? []) w.pair(type, address, 1);
  writeAmounts(w, 'Capacity', status.capacity);
  writeAmounts(w, 'Allocatable', status.allocatable);
  writeInfo(w, status.nodeInfo ?? {});
  if (spec.podCIDR) w.pair('PodCIDR', spec.podCIDR);
  if (spec.podCIDRs?.length) w.pair('PodCIDRs', spec.podCIDRs.join(','));
  if (spec.providerID) w.pair('ProviderID', spec.providerID);
  writeNodeResources(object, pods, context);
};

function writeTaints(w: Writer, taints: readonly Json[]): void {
  const key = (taint: Json) => `${taint.effect},${taint.key}`;
  const lines = [...taints]
    .sort((left, right) => byBytes(key(left), key(right)))
    .map(({ key: name, value, effect }) =>
      effect ? `${name}${value ? `=${value}` : ''}:${effect}` : `${name}${value ? `=${value}:` : ''}`,
    );
  for (const [index, line] of (lines.length > 0 ? lines : ['<none>']).entries()) {
    w.put(`${index === 0 ? 'Taints:' : ''}\t${line}\n`);
  }
}

async function writeLease(w: Writer, name: string, context: DescribeContext): Promise<void> {
  try {
    const { spec = {} } = await context.get('leases', 'kube-node-lease', name, 'coordination.k8s.io');
    const time = (value: string | undefined) => (value ? rfc1123(value) : '<unset>');
    w.line(0, 'Lease:');
    w.pair('HolderIdentity', spec.holderIdentity ?? '<unset>', 1);
    w.pair('AcquireTime', time(spec.acquireTime), 1);
    w.pair('RenewTime', time(spec.renewTime), 1);
  } catch (error) {
    w.pair('Lease', `Failed to get lease: ${(error as Error).message}`);
  }
}

function writeNodeConditions(w: Writer, conditions: readonly Json[]): void {
  if (conditions.length === 0) return;
  w.put('Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage\n');
  w.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const {
    type,
    status,
    lastHeartbeatTime,
    lastTransitionTime,
    reason = '',
    message = '',
  } of conditions) {
    const times = [lastHeartbeatTime, lastTransitionTime].map(rfc1123);
    w.line(1, [type, status, ...times, reason, message].join(' \t'));
  }
}

function writeAmounts(w: Writer, label: string, map: Json): void {
  const names = sortedKeys(map);
  if (names.length > 0) w.line(0, `${label}:`);
  for (const name of names) w.pair(name, map[name], 1);
}

function writeInfo(w: Writer, info: Json): void {
  w.line(0, 'System Info:');
  for (const [label, field] of [
    ['Machine ID', 'machineID'],
    ['System UUID', 'systemUUID'],
    ['Boot ID', 'bootID'],
    ['Kernel Version', 'kernelVersion'],
    ['OS Image', 'osImage'],
    ['Operating System', 'operatingSystem'],
    ['Architecture', 'architecture'],
    ['Container Runtime Version', 'containerRuntimeVersion'],
    ['Kubelet Version', 'kubeletVersion'],
  ] as const) {
    w.pair(label, info[field], 1);
  }
}
