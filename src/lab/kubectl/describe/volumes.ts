import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { sortedKeys } from '../format/labels.ts';
import { quantityOf } from '../format/quantity.ts';
import { writeClaim } from './persistentvolumeclaim.ts';
import { NestedWriter, type Writer } from './writer.ts';

/** A line of a source: its label, and how its value is found. */
type Line = readonly [label: string, value: (source: Json) => unknown];

const field =
  (name: string, otherwise: unknown = '') =>
  (source: Json) =>
    source[name] ?? otherwise;
const readOnly: Line = ['ReadOnly', field('readOnly', false)];
const fsType: Line = ['FSType', field('fsType')];
/** Go prints a pointer to a reference as `&LocalObjectReference{Name:x,}`. */
const secretRef: Line = [
  'SecretRef',
  ({ secretRef: reference }) => {
    if (!reference) return 'nil';
    return reference.namespace === undefined
      ? `&LocalObjectReference{Name:${reference.name ?? ''},}`
      : `&SecretReference{Name:${reference.name ?? ''},Namespace:${reference.namespace},}`;
  },
];

/** What each source says after its type. */
const SOURCES: Readonly<Record<string, { readonly type: string; readonly lines: readonly Line[] }>> = {
  hostPath: {
    type: 'HostPath (bare host directory volume)',
    lines: [
      ['Path', field('path')],
      ['HostPathType', field('type', '<none>')],
    ],
  },
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    lines: [
      ['Medium', field('medium')],
      ['SizeLimit', ({ sizeLimit }) => (quantityOf(sizeLimit).nano > 0n ? sizeLimit : '<unset>')],
    ],
  },
  gcePersistentDisk: {
    type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    lines: [['PDName', field('pdName')], fsType, ['Partition', field('partition', 0)], readOnly],
  },
  awsElasticBlockStore: {
    type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    lines: [['VolumeID', field('volumeID')], fsType, ['Partition', field('partition', 0)], readOnly],
  },
  gitRepo: {
    type: 'GitRepo (a volume that is pulled from git when the pod is created)',
    lines: [
      ['Repository', field('repository')],
      ['Revision', field('revision')],
    ],
  },
  secret: {
    type: 'Secret (a volume populated by a Secret)',
    lines: [
      ['SecretName', field('secretName')],
      ['Optional', field('optional', false)],
    ],
  },
  configMap: {
    type: 'ConfigMap (a volume populated by a ConfigMap)',
    lines: [
      ['Name', field('name')],
      ['Optional', field('optional', false)],
    ],
  },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    lines: [['Server', field('server')], ['Path', field('path')], readOnly],
  },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    lines: [['ClaimName', field('claimName')], readOnly],
  },
  local: {
    type: 'LocalVolume (a persistent volume backed by local storage on a node)',
    lines: [['Path', field('path')]],
  },
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    lines: [['EndpointsName', field('endpoints')], ['Path', field('path')], readOnly],
  },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    lines: [
      ['Monitors', ({ monitors = [] }) => goValue(monitors)],
      ['Path', field('path')],
      ['User', field('user')],
      ['SecretFile', field('secretFile')],
      secretRef,
      readOnly,
    ],
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    lines: [
      ['CephMonitors', ({ monitors = [] }) => goValue(monitors)],
      ['RBDImage', field('image')],
      fsType,
      ['RBDPool', field('pool')],
      ['RadosUser', field('user')],
      ['Keyring', field('keyring')],
      secretRef,
      readOnly,
    ],
  },
  fc: {
    type: 'FC (a Fibre Channel disk)',
    lines: [
      ['TargetWWNs', ({ targetWWNs = [] }) => targetWWNs.join(', ')],
      ['LUN', field('lun', '<none>')],
      fsType,
      readOnly,
    ],
  },
  azureFile: {
    type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    lines: [['SecretName', field('secretName')], ['ShareName', field('shareName')], readOnly],
  },
  azureDisk: {
    type: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    lines: [
      ['DiskName', field('diskName')],
      ['DiskURI', field('diskURI')],
      ['Kind', field('kind')],
      fsType,
      ['CachingMode', field('cachingMode')],
      readOnly,
    ],
  },
  flexVolume: {
    type: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    lines: [
      ['Driver', field('driver')],
      fsType,
      secretRef,
      readOnly,
      ['Options', ({ options = {} }) => goValue(options)],
    ],
  },
  image: {
    type: 'Image (a container image or OCI artifact)',
    lines: [
      ['Reference', field('reference')],
      ['PullPolicy', field('pullPolicy')],
    ],
  },
};

/** Volumes of a Pod or of a template. */
export function writeVolumes(w: Writer, volumes: readonly Json[] | undefined, space: '' | '  '): void {
  if (!volumes?.length) {
    w.put(`${space}Volumes:\t<none>\n`);
    return;
  }
  w.put(`${space}Volumes:\n`);
  for (const volume of volumes) {
    w.line(1, `${space ? ' ' : ''}${volume.name}:`);
    writeSource(w, volume);
  }
}

/** The source of a volume, within the map that also holds other fields. */
export function writeSource(w: Writer, holder: Json, persistent = false): void {
  if (holder.projected) writeProjected(w, holder.projected);
  else if (holder.downwardAPI) writeDownward(w, holder.downwardAPI);
  else if (holder.csi) writeCsi(w, holder.csi, persistent);
  else if (holder.ephemeral) writeEphemeral(w, holder.ephemeral);
  else {
    const name = Object.keys(SOURCES).find((key) => holder[key]);
    if (!name) {
      w.line(1, '<unknown>');
      return;
    }
    w.pair('Type', SOURCES[name]?.type, 2);
    for (const [label, value] of SOURCES[name]?.lines ?? []) w.pair(label, value(holder[name]), 2);
  }
}

function writeProjected(w: Writer, { sources = [] }: Json): void {
  w.pair('Type', 'Projected (a volume that contains injected data from multiple sources)', 2);
  for (const { secret, downwardAPI, configMap, serviceAccountToken } of sources) {
    if (secret || (configMap && !downwardAPI)) {
      const { name = '', optional = false } = secret ?? configMap;
      w.pair(secret ? 'SecretName' : 'ConfigMapName', name, 2);
      w.pair('Optional', optional, 2);
    } else if (downwardAPI) w.pair('DownwardAPI', true, 2);
    else if (serviceAccountToken) w.pair('TokenExpirationSeconds', serviceAccountToken.expirationSeconds, 2);
  }
}

function writeDownward(w: Writer, { items = [] }: Json): void {
  w.pair('Type', 'DownwardAPI (a volume populated by information about the pod)', 2);
  w.line(2, 'Items:');
  for (const { fieldRef, resourceFieldRef, path } of items) {
    if (fieldRef) w.line(3, `${fieldRef.fieldPath} -> ${path}`);
    if (resourceFieldRef) w.line(3, `${resourceFieldRef.resource} -> ${path}`);
  }
}

function writeCsi(w: Writer, csi: Json, persistent: boolean): void {
  w.pair('Type', 'CSI (a Container Storage Interface (CSI) volume source)', 2);
  w.pair('Driver', csi.driver, 2);
  w.pair('FSType', csi.fsType, 2);
  if (persistent) w.pair('VolumeHandle', csi.volumeHandle, 2);
  w.pair('ReadOnly', csi.readOnly ?? false, 2);
  const keys = sortedKeys(csi.volumeAttributes);
  w.put('    VolumeAttributes:\t');
  if (keys.length === 0) w.put('<none>\n');
  for (const [index, key] of keys.entries()) {
    const line = `${key}=${csi.volumeAttributes[key]}`;
    w.put(`${index > 0 ? '        \t' : ''}    ${line.length > 140 ? `${line.slice(0, 140)}...` : line}\n`);
  }
}

function writeEphemeral(w: Writer, { volumeClaimTemplate }: Json): void {
  w.pair(
    'Type',
    'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
    2,
  );
  if (!volumeClaimTemplate) return;
  writeClaim(new NestedWriter(w, '    '), { metadata: {}, ...volumeClaimTemplate }, false);
}
