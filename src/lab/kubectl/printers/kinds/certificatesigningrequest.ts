import type { Json } from '../../../cluster/json.ts';
import { humanDuration } from '../../format/duration.ts';
import type { Printer } from '../table.ts';

export const certificateSigningRequest: Printer = {
  columns: ['Name', 'Age', 'SignerName', 'Requestor', 'RequestedDuration', 'Condition'],
  row: (object, table) => [
    object.metadata.name,
    table.age(object),
    object.spec.signerName || '<none>',
    object.spec.username ?? '',
    object.spec.expirationSeconds === undefined
      ? '<none>'
      : humanDuration(object.spec.expirationSeconds * 1000),
    condition(object.status ?? {}),
  ],
};

/** Denied wins over Approved; what became of it follows. */
function condition({ conditions = [], certificate }: Json): string {
  const has = (type: string) => conditions.some((item: Json) => item.type === type);
  const verdict = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending';
  return `${verdict}${has('Failed') ? ',Failed' : ''}${certificate ? ',Issued' : ''}`;
}
