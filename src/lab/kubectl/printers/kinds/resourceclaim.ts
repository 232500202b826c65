import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const resourceClaim: Printer = {
  columns: ['Name', 'State', 'Age'],
  row: (object, table) => [object.metadata.name, state(object), table.age(object)],
};

function state({ metadata, status }: Json): string {
  const deleted = metadata.deletionTimestamp ? ['deleted'] : [];
  if (!status?.allocation) return deleted[0] ?? 'pending';
  return [...deleted, 'allocated', ...(status.reservedFor?.length ? ['reserved'] : [])].join(',');
}
