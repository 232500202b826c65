import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';
import { balancerAddresses } from './service.ts';

export const ingress: Printer = {
  columns: ['Name', 'Class', 'Hosts', 'Address', 'Ports', 'Age'],
  row: (object, table) => [
    object.metadata.name,
    object.spec?.ingressClassName ?? '<none>',
    hosts(object.spec?.rules ?? []),
    balancerAddresses(object.status),
    object.spec?.tls?.length ? '80, 443' : '80',
    table.age(object),
  ],
};

function hosts(rules: readonly Json[]): string {
  const list: string[] = [];
  let more = false;
  for (const { host } of rules) {
    if (list.length === 3) more = true;
    if (!more && host) list.push(host);
  }
  if (list.length === 0) return '*';
  return more ? `${list.join(',')} + ${rules.length - 3} more...` : list.join(',');
}
