import type { Json } from '../../cluster/json.ts';
import { formatSelector } from '../format/labels.ts';
import type { Describer } from './context.ts';
import { writeAnnotations, writeLabels } from './metadata.ts';
import type { Writer } from './writer.ts';

export const networkPolicy: Describer = ({ metadata, spec = {} }, { w }) => {
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('Created on', goTime(metadata.creationTimestamp));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  w.line(0, 'Spec:');
  const pods = formatSelector(spec.podSelector);
  const all = ' (Allowing the specific traffic to all pods in this namespace)';
  w.line(0, `  PodSelector:     ${pods}${pods === '<none>' ? all : ''}`);
  const types: string[] = spec.policyTypes ?? [];
  writeDirection(w, 'ingress', types.includes('Ingress'), spec.ingress ?? []);
  writeDirection(w, 'egress', types.includes('Egress'), spec.egress ?? []);
  w.line(1, `Policy Types: ${types.join(', ') || '<none>'}`);
};

/** Go's own text of a time. */
function goTime(timestamp: string | undefined): string {
  return timestamp
    ? `${timestamp.replace('T', ' ').replace('Z', '')} +0000 UTC`
    : '0001-01-01 00:00:00 +0000 UTC';
}

function writeDirection(
  w: Writer,
  direction: 'ingress' | 'egress',
  affected: boolean,
  rules: readonly Json[],
): void {
  if (!affected) {
    w.line(1, `Not affecting ${direction} traffic`);
    return;
  }
  w.line(1, `Allowing ${direction} traffic:`);
  if (rules.length === 0) w.line(2, `<none> (Selected pods are isolated for ${direction} connectivity)`);
  const [peer, end, field] =
    direction === 'ingress' ? ['From', 'source', 'from'] : ['To', 'destination', 'to'];
  for (const [index, rule] of rules.entries()) {
    if (index > 0) w.line(2, '----------');
    const ports: Json[] = rule.ports ?? [];
    if (ports.length === 0) w.line(2, 'To Port: <any> (traffic allowed to all ports)');
    for (const { port = '<nil>', endPort, protocol = 'TCP' } of ports) {
      w.line(
        2,
        endPort === undefined
          ? `To Port: ${port}/${protocol}`
          : `To Port Range: ${port}-${endPort}/${protocol}`,
      );
    }
    const peers: Json[] = rule[field] ?? [];
    if (peers.length === 0) w.line(2, `${peer}: <any> (traffic not restricted by ${end})`);
    for (const item of peers) {
      w.line(2, `${peer}:`);
      writePeer(w, item);
    }
  }
}

function writePeer(w: Writer, { podSelector, namespaceSelector, ipBlock }: Json): void {
  if (namespaceSelector) w.line(3, `NamespaceSelector: ${formatSelector(namespaceSelector)}`);
  if (podSelector) w.line(3, `PodSelector: ${formatSelector(podSelector)}`);
  if (namespaceSelector || podSelector || !ipBlock) return;
  w.line(3, 'IPBlock:');
  w.line(4, `CIDR: ${ipBlock.cidr}`);
  w.line(4, `Except: ${(ipBlock.except ?? []).join(', ')}`);
}
