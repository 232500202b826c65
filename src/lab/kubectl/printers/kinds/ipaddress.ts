import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

/** A server fills three cells but names two columns; kubectl shows what has a name. */
export const ipAddress: Printer = {
  columns: ['Name', 'ParentRef'],
  row: ({ metadata, spec }) => [metadata.name, parent(spec?.parentRef)],
};

function parent(reference: Json): string {
  if (!reference) return '<none>';
  const resource = reference.group ? `${reference.resource}.${reference.group}` : reference.resource;
  return [resource.toLowerCase(), ...(reference.namespace ? [reference.namespace] : []), reference.name].join(
    '/',
  );
}
