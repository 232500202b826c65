import type { Printer } from '../table.ts';

export const deviceTaintRule: Printer = {
  columns: ['Name', 'Key', 'Value', 'Effect', 'TimeAdded', 'Age'],
  row: (object, table) => {
    const { key = '', value = '', effect = '', timeAdded } = object.spec?.taint ?? {};
    return [
      object.metadata.name,
      key,
      value,
      effect,
      timeAdded ? table.ago(timeAdded) : '',
      table.age(object),
    ];
  },
};
