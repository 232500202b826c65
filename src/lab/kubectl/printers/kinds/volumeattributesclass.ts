import type { Printer } from '../table.ts';

export const volumeAttributesClass: Printer = {
  columns: ['Name', 'DriverName', 'Age'],
  row: (object, table) => [object.metadata.name, object.driverName, table.age(object)],
};
