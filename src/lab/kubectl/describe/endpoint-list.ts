import type { Json } from '../../cluster/json.ts';
import { hostPort } from '../printers/kinds/endpoints.ts';
import type { DescribeContext } from './context.ts';

/** The EndpointSlices of a Service. */
export async function slicesOf(
  namespace: string | undefined,
  service: string,
  context: DescribeContext,
): Promise<Json[]> {
  const all = await context.list('endpointslices', namespace, 'discovery.k8s.io');
  return all.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service);
}

/**
 * Ready endpoints of a port, the first three, in one line. The count of the rest is kubectl's: an endpoint that is
 * not ready, after the third, also makes it say that there are more.
 */
export function endpointsOf(slices: readonly Json[], portName: string): string {
  if (slices.length === 0) return '<none>';
  const list: string[] = [];
  let more = false;
  let count = 0;
  const visit = (endpoint: Json, text: string) => {
    if (list.length === 3) more = true;
    if (endpoint.conditions?.ready === false) return;
    if (!more) list.push(text);
    count++;
  };
  for (const { endpoints, ports } of slices) {
    for (const port of ports?.length ? ports : [undefined]) {
      if (port && (port.name ?? '') !== portName) continue;
      for (const endpoint of endpoints ?? []) {
        const address = endpoint.addresses?.[0] ?? '';
        visit(endpoint, port ? hostPort(address, port.port) : address);
      }
    }
  }
  return more ? `${list.join(',')} + ${count - 3} more...` : list.join(',');
}
