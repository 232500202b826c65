import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const validatingAdmissionPolicy: Printer = {
  columns: ['Name', 'Validations', 'ParamKind', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    (object.spec?.validations ?? []).length,
    paramKind(object),
    table.age(object),
  ],
};

export const mutatingAdmissionPolicy: Printer = {
  columns: ['Name', 'Mutations', 'ParamKind', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    (object.spec?.mutations ?? []).length,
    paramKind(object),
    table.age(object),
  ],
};

function paramKind({ spec }: Json): string {
  const kind = spec?.paramKind;
  return kind ? `${kind.apiVersion ?? ''}/${kind.kind ?? ''}` : '<unset>';
}
