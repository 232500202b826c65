import type { Printer } from '../table.ts';

export const secret: Printer = {
  columns: ['Name', 'Type', 'Data', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    object.type ?? '',
    Object.keys(object.data ?? {}).length,
    table.age(object),
  ],
};
