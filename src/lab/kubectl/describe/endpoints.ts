import type { Json } from '../../cluster/json.ts';
import type { Describer } from './context.ts';
import { writeHead } from './metadata.ts';
import type { Writer } from './writer.ts';

export const endpoints: Describer = (object, { w }) => {
  writeHead(w, object);
  w.line(0, 'Subsets:');
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of object.subsets ?? []) {
    const ips = (list: readonly Json[]) => list.map(({ ip }) => ip).join(',') || '<none>';
    w.pair('Addresses', ips(addresses), 1);
    w.pair('NotReadyAddresses', ips(notReadyAddresses), 1);
    if (ports.length > 0) {
      w.line(1, 'Ports:');
      writePorts(w, 2, ports);
    }
    w.line(0, '');
  }
};

export const endpointSlice: Describer = (object, { w }) => {
  writeHead(w, object);
  w.pair('AddressType', object.addressType);
  if (!object.ports?.length) w.line(0, 'Ports: <unset>');
  else {
    w.line(0, 'Ports:');
    writePorts(w, 1, object.ports);
  }
  if (!object.endpoints?.length) {
    w.line(0, 'Endpoints: <none>');
    return;
  }
  w.line(0, 'Endpoints:');
  for (const { addresses = [], conditions = {}, hostname, targetRef, nodeName, zone } of object.endpoints) {
    w.pair('- Addresses', addresses.join(', ') || '<none>', 1);
    w.line(2, 'Conditions:');
    w.pair('Ready', conditions.ready ?? '<unset>', 3);
    w.pair('Hostname', hostname ?? '<unset>', 2);
    if (targetRef) w.pair('TargetRef', `${targetRef.kind}/${targetRef.name}`, 2);
    w.pair('NodeName', nodeName ?? '<unset>', 2);
    w.pair('Zone', zone ?? '<unset>', 2);
  }
};

function writePorts(w: Writer, level: number, ports: readonly Json[]): void {
  w.line(level, 'Name\tPort\tProtocol');
  w.line(level, '----\t----\t--------');
  for (const { name, port = '<unset>', protocol = '' } of ports) {
    w.line(level, `${name || '<unset>'}\t${port}\t${protocol}`);
  }
}
