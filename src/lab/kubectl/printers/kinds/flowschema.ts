import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const flowSchema: Printer = {
  columns: ['Name', 'PriorityLevel', 'MatchingPrecedence', 'DistinguisherMethod', 'Age', 'MissingPL'],
  row: ({ metadata, spec, status }, table) => [
    metadata.name,
    spec.priorityLevelConfiguration.name,
    spec.matchingPrecedence ?? 0,
    spec.distinguisherMethod?.type ?? '<none>',
    table.age({ metadata }),
    (status?.conditions ?? []).find(({ type }: Json) => type === 'Dangling')?.status ?? '?',
  ],
};
