import type { Printer } from '../table.ts';

export const serviceCIDR: Printer = {
  columns: ['Name', 'CIDRs', 'Age'],
  row: (object, table) => [object.metadata.name, (object.spec?.cidrs ?? []).join(','), table.age(object)],
};
