import type { KubeObject } from '../../api.ts';
import type { Json } from '../json.ts';

/** Where a Service's traffic may go. */
export interface Backend {
  readonly address: string;
  readonly port: number;
  readonly node?: string;
}

/** What kube-proxy writes for one port of one Service. */
export interface ServiceRule {
  /** `svc-lab/dice-api` */
  readonly service: string;
  readonly portName: string;
  readonly clusterIp: string;
  readonly port: number;
  readonly protocol: string;
  readonly nodePort?: number;
  /** Addresses of load balancers and `externalIPs`. */
  readonly externalAddresses: readonly string[];
  readonly externalLocal: boolean;
  readonly internalLocal: boolean;
  readonly sticky: boolean;
  readonly backends: readonly Backend[];
}

/** The rules of all Services, as they stand in every node's kernel. */
export function rulesFor(services: readonly KubeObject[], slices: readonly KubeObject[]): ServiceRule[] {
  const bySvc = new Map<string, Json[]>();
  for (const slice of slices) {
    const name = slice.metadata.labels?.['kubernetes.io/service-name'];
    if (!name || (slice as Json).addressType !== 'IPv4') continue;
    const key = `${slice.metadata.namespace}/${name}`;
    bySvc.set(key, [...(bySvc.get(key) ?? []), slice]);
  }
  return services.flatMap((service) => {
    const spec = (service as Json).spec;
    if (!spec?.clusterIP || spec.clusterIP === 'None' || spec.type === 'ExternalName') return [];
    const key = `${service.metadata.namespace}/${service.metadata.name}`;
    const ingress: Json[] = (service as Json).status?.loadBalancer?.ingress ?? [];
    const balancers =
      spec.type === 'LoadBalancer' ? ingress.filter((entry) => entry.ip && entry.ipMode !== 'Proxy') : [];
    return (spec.ports ?? []).map(
      (port: Json): ServiceRule => ({
        service: key,
        portName: port.name ?? '',
        clusterIp: spec.clusterIP,
        port: port.port,
        protocol: port.protocol ?? 'TCP',
        ...(port.nodePort && { nodePort: port.nodePort }),
        externalAddresses: [...balancers.map((entry) => entry.ip), ...(spec.externalIPs ?? [])],
        externalLocal: spec.externalTrafficPolicy === 'Local',
        internalLocal: spec.internalTrafficPolicy === 'Local',
        sticky: spec.sessionAffinity === 'ClientIP',
        backends: backendsOf(bySvc.get(key) ?? [], port),
      }),
    );
  });
}

/** Ready endpoints; when there is none, those that still serve while they terminate (KEP-1669). */
function backendsOf(slices: readonly Json[], servicePort: Json): Backend[] {
  const all = slices.flatMap((slice) => {
    const port = (slice.ports ?? []).find(
      (item: Json) =>
        (item.name ?? '') === (servicePort.name ?? '') &&
        (item.protocol ?? 'TCP') === (servicePort.protocol ?? 'TCP'),
    );
    if (!port?.port) return [];
    return (slice.endpoints ?? []).flatMap((endpoint: Json) => {
      const address = endpoint.addresses?.[0];
      if (!address) return [];
      const { ready = true, serving = ready, terminating = false } = endpoint.conditions ?? {};
      const backend = { address, port: port.port, ...(endpoint.nodeName && { node: endpoint.nodeName }) };
      return [{ backend, ready, fallback: serving && terminating }];
    });
  });
  const unique = (found: typeof all) => [
    ...new Map(
      found.map(({ backend }) => [`${backend.address}:${backend.port}`, backend as Backend]),
    ).values(),
  ];
  const ready = unique(all.filter((item) => item.ready));
  return ready.length > 0 ? ready : unique(all.filter((item) => item.fallback));
}
