import type { Printer } from '../table.ts';

export const priorityLevelConfiguration: Printer = {
  columns: ['Name', 'Type', 'NominalConcurrencyShares', 'Queues', 'HandSize', 'QueueLengthLimit', 'Age'],
  row: ({ metadata, spec }, table) => {
    const queuing = spec.limited?.limitResponse?.queuing;
    return [
      metadata.name,
      spec.type,
      spec.limited?.nominalConcurrencyShares ?? '<none>',
      queuing?.queues ?? '<none>',
      queuing?.handSize ?? '<none>',
      queuing?.queueLengthLimit ?? '<none>',
      table.age({ metadata }),
    ];
  },
};
