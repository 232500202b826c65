import type { Json } from '../../cluster/json.ts';
import { formatLabels, formatSelector, selectorString, selects } from '../format/labels.ts';
import { storageClassOf } from '../printers/kinds/persistentvolume.ts';
import { type DescribeContext, type Describer, rfc1123 } from './context.ts';
import {
  controllerOf,
  writeAnnotations,
  writeConditions,
  writeController,
  writeHead,
  writeLabels,
} from './metadata.ts';
import { writePodTemplate } from './pod-template.ts';
import type { Writer } from './writer.ts';

/** `2 Running / 0 Waiting / 0 Succeeded / 0 Failed`, of the Pods that an object controls. */
async function podsStatus(
  object: Json,
  context: DescribeContext,
  selector: Json = object.spec.selector,
): Promise<string> {
  const pods = await context.list('pods', object.metadata.namespace);
  const own = pods.filter(
    (pod) => selects(selector, pod.metadata.labels) && controllerOf(pod)?.uid === object.metadata.uid,
  );
  const count = (phase: string) => own.filter(({ status }) => status?.phase === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}

export const replicaSet: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec, status = {} } = object;
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('Selector', formatSelector(spec.selector));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  writeController(w, object);
  w.pair('Replicas', `${status.replicas ?? 0} current / ${spec.replicas ?? 1} desired`);
  w.pair('Pods Status', await podsStatus(object, context));
  writePodTemplate(w, spec.template);
  writeConditions(w, status.conditions);
};

export const replicationController: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec = {}, status = {} } = object;
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('Selector', formatLabels(spec.selector));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  w.pair('Replicas', `${status.replicas ?? 0} current / ${spec.replicas ?? 1} desired`);
  w.pair('Pods Status', await podsStatus(object, context, { matchLabels: spec.selector }));
  writePodTemplate(w, spec.template);
  writeConditions(w, status.conditions);
};

export const daemonSet: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec, status = {} } = object;
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('Selector', selectorString(spec.selector));
  w.pair('Node-Selector', formatLabels(spec.template?.spec?.nodeSelector));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  for (const [label, field] of [
    ['Desired Number of Nodes Scheduled', 'desiredNumberScheduled'],
    ['Current Number of Nodes Scheduled', 'currentNumberScheduled'],
    ['Number of Nodes Scheduled with Up-to-date Pods', 'updatedNumberScheduled'],
    ['Number of Nodes Scheduled with Available Pods', 'numberAvailable'],
    ['Number of Nodes Misscheduled', 'numberMisscheduled'],
  ] as const) {
    w.line(0, `${label}: ${status[field] ?? 0}`);
  }
  w.pair('Pods Status', await podsStatus(object, context));
  writePodTemplate(w, spec.template);
};

export const statefulSet: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec, status = {} } = object;
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('CreationTimestamp', rfc1123(metadata.creationTimestamp));
  w.pair('Selector', selectorString(spec.selector));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  if (spec.serviceName) w.pair('Service Name', spec.serviceName);
  if (spec.podManagementPolicy) w.pair('Pod Management Policy', spec.podManagementPolicy);
  w.pair('Replicas', `${spec.replicas ?? 1} desired | ${status.replicas ?? 0} total`);
  w.pair('Update Strategy', spec.updateStrategy?.type);
  const rolling = spec.updateStrategy?.rollingUpdate;
  if (rolling?.partition !== undefined) {
    w.pair('Partition', rolling.partition, 1);
    if (rolling.maxUnavailable !== undefined) w.pair('MaxUnavailable', rolling.maxUnavailable, 1);
  }
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  if (retention) {
    w.line(0, 'Persistent Volume Claim Retention Policy:');
    w.pair('WhenDeleted', retention.whenDeleted, 1);
    w.pair('WhenScaled', retention.whenScaled, 1);
  }
  w.pair('Pods Status', await podsStatus(object, context));
  writePodTemplate(w, spec.template);
  writeClaimTemplates(w, spec.volumeClaimTemplates ?? []);
};

function writeClaimTemplates(w: Writer, templates: readonly Json[]): void {
  w.line(0, templates.length === 0 ? 'Volume Claims:\t<none>' : 'Volume Claims:');
  for (const { metadata, spec } of templates) {
    w.pair('Name', metadata.name, 1);
    w.pair('StorageClass', storageClassOf(metadata, spec), 1);
    writeLabels(w, 'Labels', metadata.labels, '  ');
    writeLabels(w, 'Annotations', metadata.annotations, '  ');
    w.pair('Capacity', spec.resources?.requests?.storage ?? '<default>', 1);
    w.pair('Access Modes', `[${(spec.accessModes ?? []).join(' ')}]`, 1);
  }
}

export const podDisruptionBudget: Describer = ({ metadata, spec = {}, status = {} }, { w }) => {
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  if (spec.minAvailable !== undefined) w.pair('Min available', spec.minAvailable);
  else if (spec.maxUnavailable !== undefined) w.pair('Max unavailable', spec.maxUnavailable);
  w.pair('Selector', spec.selector ? formatSelector(spec.selector) : '<unset>');
  w.line(0, 'Status:');
  w.pair('Allowed disruptions', status.disruptionsAllowed ?? 0, 2);
  w.pair('Current', status.currentHealthy ?? 0, 2);
  w.pair('Desired', status.desiredHealthy ?? 0, 2);
  w.pair('Total', status.expectedPods ?? 0, 2);
};

export const serviceAccount: Describer = (object, { w }) => {
  writeHead(w, object);
  const names = (object.imagePullSecrets ?? []).map(({ name }: Json) => name);
  for (const [index, name] of (names.length > 0 ? names : ['<none>']).entries()) {
    w.line(0, `${index === 0 ? 'Image pull secrets:' : ' '.repeat(19)}\t${name}`);
  }
};
