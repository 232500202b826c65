import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const apiService: Printer = {
  columns: ['Name', 'Service', 'Available', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    service(object.spec?.service),
    available(object.status?.conditions ?? []),
    table.age(object),
  ],
};

function service(reference: Json): string {
  return reference ? `${reference.namespace}/${reference.name}` : 'Local';
}

function available(conditions: readonly Json[]): string {
  const condition = conditions.find(({ type }) => type === 'Available');
  if (!condition) return 'Unknown';
  return condition.status === 'True' ? 'True' : `${condition.status} (${condition.reason})`;
}
