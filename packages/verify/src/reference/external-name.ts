import { diagnose } from '../codes/index.ts';
import { textAt } from '../schema/index.ts';
import { serviceOf } from './model.ts';
import { field, type Rule } from './rule.ts';

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}\.?$/;
const IPV6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F.:]*$/;

/** An ExternalName is a name: DNS answers with a CNAME, which cannot be an address. */
export const externalNameIp: Rule = (object) => {
  if (serviceOf(object)?.type !== 'ExternalName') return [];
  const address = textAt(object.value, 'spec', 'externalName') ?? '';
  if (!IPV4.test(address) && !IPV6.test(address)) return [];
  const { value, extra } = field(object, 'spec', 'externalName');
  return [diagnose('ref-external-name-ip', value, { address }, extra)];
};
