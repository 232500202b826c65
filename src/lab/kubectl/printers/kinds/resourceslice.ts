import type { Printer } from '../table.ts';

export const resourceSlice: Printer = {
  columns: ['Name', 'Node', 'Driver', 'Pool', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    object.spec?.nodeName ?? '',
    object.spec?.driver ?? '',
    object.spec?.pool?.name ?? '',
    table.age(object),
  ],
};
