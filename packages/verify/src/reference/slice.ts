import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { isObject, type Json, plainText } from '../yaml/index.ts';
import { dig, type Located, maps, type Service } from './model.ts';
import { field, type Rule } from './rule.ts';

const SERVICE_NAME = 'kubernetes.io/service-name';

function isSlice({ kind, value }: Located): boolean {
  return kind === 'EndpointSlice' && plainText(value['apiVersion']).startsWith('discovery.k8s.io/');
}

function serviceName(object: Located): Json | undefined {
  return dig(object.value, ['metadata', 'labels', SERVICE_NAME]);
}

/** A slice says by a label which Service it belongs to. */
export const sliceLabel: Rule = (object) => {
  if (!isSlice(object)) return [];
  const name = serviceName(object);
  if (name !== undefined && name !== null && name !== '') return [];
  const labels = isObject(dig(object.value, ['metadata', 'labels']));
  const { key, extra } = labels ? field(object, 'metadata', 'labels') : field(object, 'metadata');
  return [diagnose('ref-slice-no-label', key, { slice: object.name }, extra)];
};

function checkPorts(object: Located, service: Service): Diagnostic[] {
  const known = service.ports.map(({ name }) => name);
  if (known.length === 0) return [];
  return maps(object.value['ports']).flatMap(({ item, index }) => {
    const port = typeof item['name'] === 'string' ? item['name'] : '';
    if (known.includes(port)) return [];
    const { value, extra } = field(object, 'ports', index, 'name');
    return [diagnose('ref-slice-port-name', value, { port, service: service.object.name, known }, extra)];
  });
}

/** The Service that a slice names is there, has no selector, and has the slice's ports by name. */
export const sliceService: Rule = (object, scope) => {
  const name = isSlice(object) ? serviceName(object) : undefined;
  if (typeof name !== 'string' || name === '') return [];
  const { value, extra } = field(object, 'metadata', 'labels', SERVICE_NAME);
  const known = scope.allServices(object);
  const [service] = scope.services(object, (candidate) => candidate.object.name === name);
  if (service === undefined) {
    if (known.length === 0) return [];
    const near =
      nearest(
        name,
        known.map((candidate) => candidate.object.name),
      ) ?? '';
    return [diagnose('ref-slice-service', value, { service: name, nearest: near }, extra)];
  }
  const selected =
    service.selector === undefined ? [] : [diagnose('ref-slice-selector', value, { service: name }, extra)];
  return [...selected, ...checkPorts(object, service)];
};

/** An endpoint is never the node itself. */
export const sliceLoopback: Rule = (object) => {
  if (!isSlice(object)) return [];
  return maps(object.value['endpoints']).flatMap(({ item, index }) => {
    const addresses = Array.isArray(item['addresses']) ? (item['addresses'] as readonly Json[]) : [];
    return addresses.flatMap((address, at) => {
      if (typeof address !== 'string' || !/^127\.|^::1$/.test(address)) return [];
      const { value, extra } = field(object, 'endpoints', index, 'addresses', at);
      return [diagnose('ref-slice-loopback', value, { address }, extra)];
    });
  });
};
