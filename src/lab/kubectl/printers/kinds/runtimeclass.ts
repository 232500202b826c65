import type { Printer } from '../table.ts';

export const runtimeClass: Printer = {
  columns: ['Name', 'Handler', 'Age'],
  row: (object, table) => [object.metadata.name, object.handler, table.age(object)],
};
