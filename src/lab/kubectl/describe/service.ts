import type { Json } from '../../cluster/json.ts';
import { formatLabels } from '../format/labels.ts';
import type { Describer } from './context.ts';
import { endpointsOf, slicesOf } from './endpoint-list.ts';
import { writeHead } from './metadata.ts';
import type { Writer } from './writer.ts';

/** https://github.com/kubernetes/kubectl/blob/v0.37.2/pkg/describe/describe.go (describeService) */
export const service: Describer = async (object, context) => {
  const { w } = context;
  const { spec, status = {} } = object;
  const slices = await slicesOf(object.metadata.namespace, object.metadata.name, context);
  writeHead(w, object);
  w.pair('Selector', formatLabels(spec.selector));
  w.pair('Type', spec.type);
  writeAddresses(w, spec);
  const balancer = (status.loadBalancer?.ingress ?? []).map(({ ip, ipMode, hostname = '' }: Json) =>
    ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname,
  );
  if (balancer.length > 0) w.pair('LoadBalancer Ingress', balancer.join(', '));
  for (const port of spec.ports ?? []) {
    const name = port.name || '<unset>';
    w.pair('Port', `${name}\t${port.port}/${port.protocol}`);
    w.pair('TargetPort', `${port.targetPort ?? 0}/${port.protocol}`);
    if (port.appProtocol !== undefined) w.pair('AppProtocol', port.appProtocol);
    if (port.nodePort) w.pair('NodePort', `${name}\t${port.nodePort}/${port.protocol}`);
    w.pair('Endpoints', endpointsOf(slices, port.name ?? ''));
  }
  w.pair('Session Affinity', spec.sessionAffinity);
  if (spec.externalTrafficPolicy) w.pair('External Traffic Policy', spec.externalTrafficPolicy);
  if (spec.internalTrafficPolicy) w.pair('Internal Traffic Policy', spec.internalTrafficPolicy);
  if (spec.healthCheckNodePort) w.pair('HealthCheck NodePort', spec.healthCheckNodePort);
  const ranges = spec.loadBalancerSourceRanges ?? [];
  if (ranges.length > 0) w.pair('LoadBalancer Source Ranges', ranges.join(','));
  if (spec.trafficDistribution) w.pair('Traffic Distribution', spec.trafficDistribution);
};

function writeAddresses(w: Writer, spec: Json): void {
  if (spec.ipFamilyPolicy) w.pair('IP Family Policy', spec.ipFamilyPolicy);
  w.pair('IP Families', (spec.ipFamilies ?? []).join(',') || '<none>');
  w.pair('IP', spec.clusterIP);
  w.pair('IPs', (spec.clusterIPs ?? []).join(',') || '<none>');
  if (spec.externalIPs?.length) w.pair('External IPs', spec.externalIPs.join(','));
  if (spec.loadBalancerIP) w.pair('Desired LoadBalancer IP', spec.loadBalancerIP);
  if (spec.externalName) w.pair('External Name', spec.externalName);
}
