import { formatLabels } from '../../format/labels.ts';
import { containerCells, type Printer } from '../table.ts';

export const podTemplate: Printer = {
  columns: ['Name', 'Containers', 'Images', 'Pod Labels'],
  row: ({ metadata, template }) => [
    metadata.name,
    ...containerCells(template?.spec),
    formatLabels(template?.metadata?.labels),
  ],
};
