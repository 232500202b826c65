import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import { readLabels } from '../run/objects.ts';

/** What is known about a Service that `kubectl expose` is to make. */
export interface Exposure {
  readonly name: string;
  /** `a=b,c=d` */
  readonly selector: string;
  readonly labels: string;
  /** Numbers between commas. */
  readonly ports: string;
  readonly protocols: ReadonlyMap<string, readonly string[]>;
  /** One for all ports; may be empty. */
  readonly protocol: string;
  readonly targetPort: string;
  readonly externalIP: string;
  readonly type: string;
  readonly loadBalancerIP: string;
  readonly sessionAffinity: string;
  readonly clusterIP: string;
}

function portsFor({ ports, protocol, protocols, targetPort }: Exposure): Json[] {
  if (ports === '') return [];
  const list = ports.split(',');
  return list.flatMap((text, index) => {
    if (!/^[-+]?\d+$/.test(text)) {
      throw new Failure(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
    }
    const port = Number(text);
    const target = targetPort === '' ? port : /^[-+]?\d+$/.test(targetPort) ? Number(targetPort) : targetPort;
    const known = protocols.get(text) ?? [];
    if (protocol === '' && known.length > 1) {
      return known.map((item) => ({
        name: `port-${index + 1}-${item.toLowerCase()}`,
        port,
        protocol: item,
        targetPort: target,
      }));
    }
    return [
      {
        ...(list.length > 1 && { name: `port-${index + 1}` }),
        port,
        protocol: protocol || known[0] || 'TCP',
        targetPort: target,
      },
    ];
  });
}

/** @throws {Failure} for flags that make no Service. */
export function serviceFor(exposure: Exposure): Json {
  const { name, type, sessionAffinity, clusterIP, externalIP, loadBalancerIP } = exposure;
  if (exposure.selector === '') throw new Failure('selector must be specified');
  const selector = readLabels(exposure.selector);
  const labels = readLabels(exposure.labels);
  const ports = portsFor(exposure);
  if (sessionAffinity !== '' && sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') {
    throw new Failure(`unknown session affinity: ${sessionAffinity}`);
  }
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(labels && { labels }) },
    spec: {
      ...(clusterIP && { clusterIP }),
      ...(externalIP && { externalIPs: [externalIP] }),
      ...(type === 'LoadBalancer' && loadBalancerIP && { loadBalancerIP }),
      ...(ports.length > 0 && { ports }),
      selector,
      ...(sessionAffinity && { sessionAffinity }),
      ...(type && { type }),
    },
    status: { loadBalancer: {} },
  };
}
