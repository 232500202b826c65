import { formatSelector } from '../../format/labels.ts';
import type { Printer } from '../table.ts';

export const networkPolicy: Printer = {
  columns: ['Name', 'Pod-Selector', 'Age'],
  row: (object, table) => [object.metadata.name, formatSelector(object.spec?.podSelector), table.age(object)],
};
