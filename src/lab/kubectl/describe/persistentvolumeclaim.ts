import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { byBytes } from '../format/labels.ts';
import { accessModes, storageClassOf } from '../printers/kinds/persistentvolume.ts';
import { type DescribeContext, type Describer, rfc1123 } from './context.ts';
import { writeAnnotations, writeLabels } from './metadata.ts';
import type { Writer } from './writer.ts';

export const persistentVolumeClaim: Describer = async (object, context) => {
  const { w } = context;
  writeClaim(w, object, true, context);
  w.put('Used By:\t');
  const users = await podsOf(object, context);
  if (users.length === 0) w.put('<none>\n');
  for (const [index, name] of users.entries()) w.put(`${index > 0 ? '\t' : ''}${name}\n`);
  const conditions: Json[] = object.status?.conditions ?? [];
  if (conditions.length === 0) return;
  w.line(0, 'Conditions:');
  w.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage');
  w.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const { type, status, lastProbeTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    const times = [lastProbeTime, lastTransitionTime].map(rfc1123).join(' \t');
    w.line(1, `${type} \t${status} \t${times} \t${reason} \t${message}`);
  }
};

/** A claim, or the template of one, which has no name and no state. */
export function writeClaim(w: Writer, object: Json, whole: boolean, context?: DescribeContext): void {
  const { metadata, spec, status = {} } = object;
  if (whole) {
    w.pair('Name', metadata.name);
    w.pair('Namespace', metadata.namespace);
  }
  w.pair('StorageClass', storageClassOf(metadata, spec));
  if (whole) {
    const gone = metadata.deletionTimestamp;
    w.pair('Status', gone ? `Terminating (lasts ${context?.ago(gone)})` : status.phase);
  }
  w.pair('Volume', spec.volumeName);
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  if (whole) w.pair('Finalizers', goValue(metadata.finalizers ?? []));
  w.pair('Capacity', spec.volumeName ? (status.capacity?.storage ?? '0') : '');
  w.pair('Access Modes', spec.volumeName ? accessModes(status.accessModes) : '');
  if (spec.volumeMode) w.pair('VolumeMode', spec.volumeMode);
  if (!spec.dataSource) return;
  w.line(0, 'DataSource:');
  if (spec.dataSource.apiGroup) w.pair('APIGroup', spec.dataSource.apiGroup, 1);
  w.pair('Kind', spec.dataSource.kind, 1);
  w.pair('Name', spec.dataSource.name, 1);
}

async function podsOf({ metadata }: Json, context: DescribeContext): Promise<string[]> {
  const pods = await context.list('pods', metadata.namespace);
  const owners = (metadata.ownerReferences ?? []).filter(({ kind }: Json) => kind === 'Pod');
  const uses = (pod: Json) =>
    (pod.spec?.volumes ?? []).some(
      (volume: Json) => volume.persistentVolumeClaim?.claimName === metadata.name,
    );
  const owns = (pod: Json) => owners.some(({ uid }: Json) => uid === pod.metadata.uid);
  return pods
    .filter((pod) => uses(pod) || owns(pod))
    .map((pod) => pod.metadata.name)
    .sort(byBytes);
}
