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
    endpointsByAddress: (address) =>
      (store.list(endpointSlices) as Json[]).flatMap((slice) => {
        const service: string | undefined = slice.metadata.labels?.[serviceName];
        const { namespace } = slice.metadata;
        const endpoint = slice.endpoints?.find(
          (item: Json) => item.addresses?.includes(address) && item.conditions?.ready !== false,
        );
        return service && endpoint ? [{ service, namespace, endpoint }] : [];
      }),
    namespaceExists: (name) => store.get(namespaces, undefined, name) !== undefined,
  };
}
