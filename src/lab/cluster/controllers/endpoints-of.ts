import type { KubeObject } from '../../api.ts';
import type { Json } from '../json.ts';
import { selects } from '../server/labels.ts';
import { pods } from '../server/resources.ts';
import type { Store } from '../store/store.ts';

/** One Pod behind a Service. */
export interface PodEndpoint {
  readonly pod: Json;
  readonly address: string;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly hostname?: string;
  /** The Service's ports as this Pod has them; without those whose name no container has. */
  readonly ports: readonly {
    readonly name: string;
    readonly port: number;
    readonly protocol: string;
    readonly appProtocol?: string;
  }[];
}

export function isReady(pod: Json): boolean {
  return (
    pod.status?.conditions?.some(
      (condition: Json) => condition.type === 'Ready' && condition.status === 'True',
    ) ?? false
  );
}

/** The Pods that a Service's selector picks, with an address and not yet ended. */
export function endpointsOf(service: KubeObject, store: Store): PodEndpoint[] {
  const { spec, metadata } = service as Json;
  return store
    .list(pods, metadata.namespace)
    .filter((pod) => selects(spec.selector, pod.metadata.labels))
    .flatMap((pod: Json): PodEndpoint[] => {
      const address = pod.spec.hostNetwork ? pod.status?.hostIP : pod.status?.podIP;
      if (!address || ['Succeeded', 'Failed'].includes(pod.status?.phase)) return [];
      const terminating = Boolean(pod.metadata.deletionTimestamp);
      const serving = isReady(pod);
      const publish = spec.publishNotReadyAddresses === true;
      const named = pod.spec.hostname && pod.spec.subdomain === metadata.name;
      return [
        {
          pod,
          address,
          serving,
          terminating,
          ready: publish || (serving && !terminating),
          ...(named && { hostname: pod.spec.hostname }),
          ports: portsOf(spec.ports ?? [], pod),
        },
      ];
    });
}

function portsOf(ports: readonly Json[], pod: Json): PodEndpoint['ports'] {
  return ports.flatMap((port) => {
    const number = targetPort(port, pod);
    if (number === undefined) return [];
    const { name = '', protocol = 'TCP', appProtocol } = port;
    return [{ name, port: number, protocol, ...(appProtocol && { appProtocol }) }];
  });
}

/** The port that a Service's `targetPort` means on that Pod; undefined for a name that no container port has. */
export function targetPort(port: Json, pod: Json): number | undefined {
  const { targetPort: target = port.port, protocol = 'TCP' } = port;
  if (typeof target === 'number') return target === 0 ? port.port : target;
  const containers: Json[] = pod.spec.containers ?? [];
  return containers
    .flatMap((container) => container.ports ?? [])
    .find((item: Json) => item.name === target && (item.protocol ?? 'TCP') === protocol)?.containerPort;
}
