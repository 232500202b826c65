import type { Printer } from '../table.ts';

/** Kinds that only have a name and an age to show. */
export const nameAndAge: Printer = {
  columns: ['Name', 'Age'],
  row: (object, table) => [object.metadata.name, table.age(object)],
};

/** What a server shows of kinds that it has no table for. */
export const nameAndCreated: Printer = {
  columns: ['Name', 'Created At'],
  row: (object) => [object.metadata.name, object.metadata.creationTimestamp ?? ''],
};
