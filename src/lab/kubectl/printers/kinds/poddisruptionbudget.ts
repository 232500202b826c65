import type { Printer } from '../table.ts';

export const podDisruptionBudget: Printer = {
  columns: ['Name', 'Min Available', 'Max Unavailable', 'Allowed Disruptions', 'Age'],
  row: ({ metadata, spec = {}, status = {} }, table) => [
    metadata.name,
    spec.minAvailable ?? 'N/A',
    spec.maxUnavailable ?? 'N/A',
    status.disruptionsAllowed ?? 0,
    table.age({ metadata }),
  ],
};
