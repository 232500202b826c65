import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const storageVersionMigration: Printer = {
  columns: ['Name', 'Resource', 'Status'],
  row: ({ metadata, spec, status }) => [
    metadata.name,
    spec.resource.group ? `${spec.resource.resource}.${spec.resource.group}` : spec.resource.resource,
    (status?.conditions ?? []).findLast(
      (item: Json) => item.status === 'True' && ['Running', 'Failed', 'Succeeded'].includes(item.type),
    )?.type ?? 'Unknown',
  ],
};
