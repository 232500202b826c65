import type { Printer } from '../table.ts';

export const configMap: Printer = {
  columns: ['Name', 'Data', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    Object.keys(object.data ?? {}).length + Object.keys(object.binaryData ?? {}).length,
    table.age(object),
  ],
};
