import type { Printer } from '../table.ts';

export const csiNode: Printer = {
  columns: ['Name', 'Drivers', 'Age'],
  row: (object, table) => [object.metadata.name, (object.spec?.drivers ?? []).length, table.age(object)],
};
