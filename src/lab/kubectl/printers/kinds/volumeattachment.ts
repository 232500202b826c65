import type { Printer } from '../table.ts';

export const volumeAttachment: Printer = {
  columns: ['Name', 'Attacher', 'PV', 'Node', 'Attached', 'Age'],
  row: ({ metadata, spec, status }, table) => [
    metadata.name,
    spec.attacher,
    spec.source?.persistentVolumeName ?? '',
    spec.nodeName,
    status?.attached ?? false,
    table.age({ metadata }),
  ],
};
