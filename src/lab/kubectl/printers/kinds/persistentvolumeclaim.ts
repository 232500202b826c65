import { type Printer, wide } from '../table.ts';
import { accessModes, storageClassOf } from './persistentvolume.ts';

export const persistentVolumeClaim: Printer = {
  columns: [
    'Name',
    'Status',
    'Volume',
    'Capacity',
    'Access Modes',
    'StorageClass',
    'VolumeAttributesClass',
    'Age',
    wide('VolumeMode'),
  ],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? ''),
    spec.volumeName ?? '',
    spec.volumeName ? (status.capacity?.storage ?? '0') : '',
    spec.volumeName ? accessModes(status.accessModes) : '',
    storageClassOf(metadata, spec),
    spec.volumeAttributesClassName ?? '<unset>',
    table.age({ metadata }),
    spec.volumeMode ?? '<unset>',
  ],
};
