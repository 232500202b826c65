import type { Json } from '../../../cluster/json.ts';
import { type Printer, wide } from '../table.ts';

export const persistentVolume: Printer = {
  columns: [
    'Name',
    'Capacity',
    'Access Modes',
    'Reclaim Policy',
    'Status',
    'Claim',
    'StorageClass',
    'VolumeAttributesClass',
    'Reason',
    'Age',
    wide('VolumeMode'),
  ],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    spec.capacity?.storage ?? '0',
    accessModes(spec.accessModes),
    spec.persistentVolumeReclaimPolicy ?? '',
    metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? ''),
    spec.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '',
    storageClassOf(metadata, spec),
    spec.volumeAttributesClassName ?? '<unset>',
    status.reason ?? '',
    table.age({ metadata }),
    spec.volumeMode ?? '<unset>',
  ],
};

const SHORT: Record<string, string> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** `RWO,ROX`, in the server's order. */
export function accessModes(modes: readonly string[] | undefined): string {
  return Object.keys(SHORT)
    .filter((mode) => modes?.includes(mode))
    .map((mode) => SHORT[mode])
    .join(',');
}

/** The class of a volume or claim; an annotation was its first home. */
export function storageClassOf(metadata: Json, spec: Json): string {
  return metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec.storageClassName ?? '';
}
