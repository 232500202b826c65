import type { Json } from '../../../cluster/json.ts';
import { byBytes, formatLabels } from '../../format/labels.ts';
import { type Printer, wide } from '../table.ts';

export const service: Printer = {
  columns: ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age', wide('Selector')],
  row: (object, table) => [
    object.metadata.name,
    object.spec?.type,
    object.spec?.clusterIPs?.[0] ?? '<none>',
    externalIP(object),
    ports(object.spec?.ports ?? []),
    table.age(object),
    formatLabels(object.spec?.selector),
  ],
};

/** Addresses and names that a load balancer answers at, sorted, each once. */
export function balancerAddresses(status: Json): string {
  const points: Json[] = status?.loadBalancer?.ingress ?? [];
  const names = points.map(({ ip, hostname }) => ip || hostname).filter(Boolean);
  return [...new Set<string>(names)].sort(byBytes).join(',');
}

function externalIP({ spec = {}, status }: Json): string {
  const extra: string[] = spec.externalIPs ?? [];
  if (spec.type === 'ClusterIP' || spec.type === 'NodePort') return extra.join(',') || '<none>';
  if (spec.type === 'ExternalName') return spec.externalName ?? '';
  if (spec.type !== 'LoadBalancer') return '<unknown>';
  const balancer = balancerAddresses(status);
  return [...(balancer ? [balancer] : []), ...extra].join(',') || '<pending>';
}

function ports(list: readonly Json[]): string {
  const pieces = list.map(({ port, nodePort, protocol }) =>
    nodePort > 0 ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return pieces.join(',') || '<none>';
}
