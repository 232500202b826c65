import type { Printer } from '../table.ts';

export const lease: Printer = {
  columns: ['Name', 'Holder', 'Age'],
  row: (object, table) => [object.metadata.name, object.spec?.holderIdentity ?? '', table.age(object)],
};
