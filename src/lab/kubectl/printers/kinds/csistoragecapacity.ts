import type { Printer } from '../table.ts';

export const csiStorageCapacity: Printer = {
  columns: ['Name', 'StorageClassName', 'Capacity'],
  row: ({ metadata, storageClassName, capacity }) => [metadata.name, storageClassName, capacity ?? '<unset>'],
};
