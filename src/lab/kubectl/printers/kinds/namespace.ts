import type { Printer } from '../table.ts';

export const namespace: Printer = {
  columns: ['Name', 'Status', 'Age'],
  row: (object, table) => [object.metadata.name, object.status?.phase ?? '', table.age(object)],
};
