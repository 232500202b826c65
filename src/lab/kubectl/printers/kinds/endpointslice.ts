import type { Json } from '../../../cluster/json.ts';
import { firstOf, type Printer } from '../table.ts';

export const endpointSlice: Printer = {
  columns: ['Name', 'AddressType', 'Ports', 'Endpoints', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    object.addressType,
    shown((object.ports ?? []).map(({ name, port }: Json) => String(port ?? name ?? '*'))),
    shown((object.endpoints ?? []).flatMap(({ addresses }: Json) => addresses ?? [])),
    table.age(object),
  ],
};

function shown(list: readonly string[]): string {
  return firstOf(list, 3, list.length) || '<unset>';
}
