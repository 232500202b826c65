import type { Printer } from '../table.ts';

export const priorityClass: Printer = {
  columns: ['Name', 'Value', 'Global-Default', 'Age', 'PreemptionPolicy'],
  row: (object, table) => [
    object.metadata.name,
    object.value ?? 0,
    object.globalDefault ?? false,
    table.age(object),
    object.preemptionPolicy ?? '',
  ],
};
