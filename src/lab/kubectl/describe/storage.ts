import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { formatLabels } from '../format/labels.ts';
import { accessModes, storageClassOf } from '../printers/kinds/persistentvolume.ts';
import { type Describer, rfc1123 } from './context.ts';
import { writeHead } from './metadata.ts';
import { writeSource } from './volumes.ts';
import type { Writer } from './writer.ts';

export const persistentVolume: Describer = (object, { w, ago }) => {
  const { metadata, spec, status = {} } = object;
  writeHead(w, object, false);
  w.pair('Finalizers', goValue(metadata.finalizers ?? []));
  w.pair('StorageClass', storageClassOf(metadata, spec));
  const gone = metadata.deletionTimestamp;
  w.pair('Status', gone ? `Terminating (lasts ${ago(gone)})` : status.phase);
  w.pair('Claim', spec.claimRef ? `${spec.claimRef.namespace}/${spec.claimRef.name}` : '');
  w.pair('Reclaim Policy', spec.persistentVolumeReclaimPolicy);
  w.pair('Access Modes', accessModes(spec.accessModes));
  if (spec.volumeMode) w.pair('VolumeMode', spec.volumeMode);
  w.pair('Capacity', spec.capacity?.storage ?? '0');
  writeAffinity(w, spec.nodeAffinity?.required);
  w.pair('Message', status.message);
  w.line(0, 'Source:');
  writeSource(w, spec, true);
};

function writeAffinity(w: Writer, required: Json): void {
  w.pair('Node Affinity', required ? '' : '<none>');
  if (!required) return;
  const terms: Json[] = required.nodeSelectorTerms ?? [];
  w.pair('Required Terms', terms.length === 0 ? '<none>' : '', 1);
  for (const [index, term] of terms.entries()) {
    writeTerm(w, 2, `Term ${index}`, term.matchExpressions ?? []);
  }
}

function writeTerm(w: Writer, level: number, title: string, requirements: readonly Json[]): void {
  const lines = requirements.map(({ key, operator = 'In', values = [] }) =>
    [key, operator.toLowerCase(), ...(values.length > 0 ? [`[${values.join(', ')}]`] : [])].join(' '),
  );
  for (const [index, line] of (lines.length > 0 ? lines : ['<none>']).entries()) {
    w.line(level, `${index === 0 ? `${title}:` : ''}\t${line}`);
  }
}

export const storageClass: Describer = (object, { w }) => {
  const annotations = object.metadata.annotations ?? {};
  const isDefault = [
    'storageclass.kubernetes.io/is-default-class',
    'storageclass.beta.kubernetes.io/is-default-class',
  ].some((key) => annotations[key] === 'true');
  w.pair('Name', object.metadata.name);
  w.pair('IsDefaultClass', isDefault ? 'Yes' : 'No');
  w.pair('Annotations', formatLabels(annotations));
  w.pair('Provisioner', object.provisioner);
  w.pair('Parameters', formatLabels(object.parameters));
  const expansion = object.allowVolumeExpansion;
  w.pair('AllowVolumeExpansion', expansion === undefined ? '<unset>' : expansion ? 'True' : 'False');
  const options: string[] = object.mountOptions ?? [];
  w.line(0, options.length === 0 ? 'MountOptions:\t<none>' : 'MountOptions:');
  for (const option of options) w.line(1, option);
  if (object.reclaimPolicy) w.pair('ReclaimPolicy', object.reclaimPolicy);
  if (object.volumeBindingMode) w.pair('VolumeBindingMode', object.volumeBindingMode);
  const topologies: Json[] | undefined = object.allowedTopologies;
  if (!topologies) return;
  w.pair('AllowedTopologies', topologies.length === 0 ? '<none>' : '');
  for (const [index, term] of topologies.entries()) {
    writeTerm(w, 1, `Term ${index}`, term.matchLabelExpressions ?? []);
  }
};

export const volumeAttributesClass: Describer = (object, { w }) => {
  w.pair('Name', object.metadata.name);
  w.pair('Annotations', formatLabels(object.metadata.annotations));
  w.pair('DriverName', object.driverName);
  w.pair('Parameters', formatLabels(object.parameters));
};

export const csiNode: Describer = (object, { w }) => {
  writeHead(w, object, false);
  w.pair('CreationTimestamp', rfc1123(object.metadata.creationTimestamp));
  w.line(0, 'Spec:');
  const drivers: Json[] | null | undefined = object.spec?.drivers;
  if (drivers) w.line(1, 'Drivers:');
  for (const { name, nodeID, allocatable, topologyKeys } of drivers ?? []) {
    w.line(2, `${name}:`);
    w.pair('Node ID', nodeID, 3);
    if (allocatable?.count !== undefined) {
      w.line(3, 'Allocatables:');
      w.pair('Count', allocatable.count, 4);
    }
    if (topologyKeys) w.pair('Topology Keys', goValue(topologyKeys), 3);
  }
};
