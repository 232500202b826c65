import { selectorString } from '../../format/labels.ts';
import { containerCells, type Printer, templateColumns } from '../table.ts';

export const deployment: Printer = {
  columns: ['Name', 'Ready', 'Up-to-date', 'Available', 'Age', ...templateColumns],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}`,
    status.updatedReplicas ?? 0,
    status.availableReplicas ?? 0,
    table.age({ metadata }),
    ...containerCells(spec.template?.spec),
    selectorString(spec.selector),
  ],
};
