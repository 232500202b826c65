import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

/** Bindings of both kinds of admission policies. */
export const admissionPolicyBinding: Printer = {
  columns: ['Name', 'PolicyName', 'ParamRef', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    object.spec?.policyName ?? '',
    parameter(object.spec?.paramRef),
    table.age(object),
  ],
};

function parameter(reference: Json): string {
  if (!reference?.name) return '<unset>';
  return `${reference.namespace || '*'}/${reference.name}`;
}
