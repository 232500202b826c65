import { formatLabels, formatSelector } from '../../format/labels.ts';
import { containerCells, type Printer, templateColumns } from '../table.ts';

export const daemonSet: Printer = {
  columns: [
    'Name',
    'Desired',
    'Current',
    'Ready',
    'Up-to-date',
    'Available',
    'Node Selector',
    'Age',
    ...templateColumns,
  ],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    status.desiredNumberScheduled ?? 0,
    status.currentNumberScheduled ?? 0,
    status.numberReady ?? 0,
    status.updatedNumberScheduled ?? 0,
    status.numberAvailable ?? 0,
    formatLabels(spec.template?.spec?.nodeSelector),
    table.age({ metadata }),
    ...containerCells(spec.template?.spec),
    formatSelector(spec.selector),
  ],
};
