import { containerCells, type Printer, wide } from '../table.ts';

export const statefulSet: Printer = {
  columns: ['Name', 'Ready', 'Age', wide('Containers'), wide('Images')],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}`,
    table.age({ metadata }),
    ...containerCells(spec.template?.spec),
  ],
};
