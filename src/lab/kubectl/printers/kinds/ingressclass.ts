import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const ingressClass: Printer = {
  columns: ['Name', 'Controller', 'Parameters', 'Age'],
  row: (object, table) => [
    nameOf(object.metadata),
    object.spec?.controller ?? '',
    parameters(object.spec?.parameters),
    table.age(object),
  ],
};

function nameOf({ name, annotations }: Json): string {
  return annotations?.['ingressclass.kubernetes.io/is-default-class'] === 'true' ? `${name} (default)` : name;
}

function parameters(reference: Json): string {
  if (!reference) return '<none>';
  const kind = reference.apiGroup === undefined ? reference.kind : `${reference.kind}.${reference.apiGroup}`;
  return `${kind}/${reference.name}`;
}
