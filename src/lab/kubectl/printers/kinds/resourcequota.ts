import { sortedKeys } from '../../format/labels.ts';
import type { Printer } from '../table.ts';

export const resourceQuota: Printer = {
  columns: ['Name', 'Request', 'Limit', 'Age'],
  row: (object, table) => {
    const { hard, used } = object.status ?? {};
    const line = (limits: boolean) =>
      sortedKeys(hard)
        .filter((name) => name.startsWith('limits.') === limits)
        .map((name) => `${name}: ${used?.[name] ?? 0}/${hard[name]}`)
        .join(', ');
    return [object.metadata.name, line(false), line(true), table.age(object)];
  },
};
