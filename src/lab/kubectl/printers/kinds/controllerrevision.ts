import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const controllerRevision: Printer = {
  columns: ['Name', 'Controller', 'Revision', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    controller(object.metadata.ownerReferences ?? []),
    object.revision ?? 0,
    table.age(object),
  ],
};

function controller(owners: readonly Json[]): string {
  const owner = owners.find((reference) => reference.controller);
  if (!owner) return '<none>';
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
  return `${(owner.kind + group).toLowerCase()}/${owner.name}`;
}
