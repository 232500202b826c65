import { formatLabels } from '../../format/labels.ts';
import { containerCells, type Printer, templateColumns } from '../table.ts';

export const replicationController: Printer = {
  columns: ['Name', 'Desired', 'Current', 'Ready', 'Age', ...templateColumns],
  row: ({ metadata, spec = {}, status = {} }, table) => [
    metadata.name,
    spec.replicas ?? 1,
    status.replicas ?? 0,
    status.readyReplicas ?? 0,
    table.age({ metadata }),
    ...containerCells(spec.template?.spec),
    formatLabels(spec.selector),
  ],
};
