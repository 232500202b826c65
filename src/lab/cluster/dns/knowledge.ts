import type { Json } from '../json.ts';
import { endpointSlices, namespaces, services } from '../server/resources.ts';
import type { Store } from '../store/store.ts';
import type { Knowledge } from './zone.ts';

/** What CoreDNS watches, read from the store. */
export function knowledgeOf(store: Store, outside: Knowledge['outside']): Knowledge {
  const serviceName = 'kubernetes.io/service-name';
  return {
    outside,
    service: (namespace, name) => store.get(services, namespace, name),
    slices: (namespace, name) =>
      store.list(endpointSlices, namespace).filter(({ metadata }) => metadata.labels?.[serviceName] === name),
    serviceByAddress: (address) =>
      store.list(services).find((service) => (service as Json).spec.clusterIP === address),
    sliceByAddress(address) {
      for (const slice of store.list(endpointSlices) as Json[]) {
        const service = slice.metadata.labels?.[serviceName];
        const { namespace } = slice.metadata;
        const headless =
          service && (store.get(services, namespace, service) as Json)?.spec.clusterIP === 'None';
        const endpoint = headless && slice.endpoints?.find((item: Json) => item.addresses?.includes(address));
        if (endpoint) return { service, namespace, endpoint };
      }
      return undefined;
    },
    namespaceExists: (name) => store.get(namespaces, undefined, name) !== undefined,
  };
}
