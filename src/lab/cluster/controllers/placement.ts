import type { KubeObject } from '../../api.ts';
import { milliValue, quantityOf } from '../../kubectl/format/quantity.ts';
import type { Json } from '../json.ts';

/** The nodes on which a Pod may run, or why there is none in the scheduler's words. */
export type Placement = { readonly nodes: readonly string[] } | { readonly problem: string };

/** What is wrong with a node, and whether removing other Pods could mend it. */
interface Objection {
  readonly why: string;
  readonly preemptible: boolean;
}

/**
 * Where a Pod fits: `spec.unschedulable`, taints, `nodeSelector` and requests, checked in the order of the scheduler's
 * filters.
 */
export function placement(
  pod: KubeObject,
  nodes: readonly KubeObject[],
  pods: readonly KubeObject[],
): Placement {
  const objections: Objection[] = [];
  const fitting: string[] = [];
  for (const node of nodes) {
    const objection = objectionOf(pod, node, pods);
    if (objection) objections.push(objection);
    else fitting.push(node.metadata.name);
  }
  if (fitting.length > 0) return { nodes: fitting };
  const total = nodes.length;
  const unhelpful = objections.filter(({ preemptible }) => !preemptible).length;
  const victims = total - unhelpful;
  const preemption = [
    ...(victims > 0 ? [`${victims} No preemption victims found for incoming pod.`] : []),
    ...(unhelpful > 0 ? [`${unhelpful} Preemption is not helpful for scheduling.`] : []),
  ];
  const head = `0/${total} nodes are available`;
  const reasons = counted(objections.map(({ why }) => why)).join(', ');
  return { problem: `${head}: ${reasons}. preemption: ${head}: ${preemption.join(', ')}` };
}

function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${count} ${text}`).sort();
}

function objectionOf(pod: Json, node: Json, pods: readonly KubeObject[]): Objection | undefined {
  const fixed = (why: string): Objection => ({ why, preemptible: false });
  const tolerations: Json[] = pod.spec.tolerations ?? [];
  const tolerated = ({ key, value = '', effect }: Json) =>
    tolerations.some(
      (item) =>
        (!item.effect || item.effect === effect) &&
        (item.operator === 'Exists'
          ? !item.key || item.key === key
          : item.key === key && (item.value ?? '') === value),
    );
  const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
  if (node.spec?.unschedulable && !tolerated(cordon)) return fixed('node(s) were unschedulable');
  const taint = (node.spec?.taints ?? []).find(
    (item: Json) => item.effect !== 'PreferNoSchedule' && item.key !== cordon.key && !tolerated(item),
  );
  if (taint) return fixed(`node(s) had untolerated taint(s)`);
  const wanted = Object.entries(pod.spec.nodeSelector ?? {});
  if (wanted.some(([key, value]) => node.metadata.labels?.[key] !== value)) {
    return fixed("node(s) didn't match Pod's node affinity/selector");
  }
  const others = pods.filter(
    (other: Json) =>
      other.spec.nodeName === node.metadata.name && !['Succeeded', 'Failed'].includes(other.status?.phase),
  );
  for (const resource of ['cpu', 'memory']) {
    const has = milliValue(quantityOf(node.status?.allocatable?.[resource] ?? '0'));
    const asked = requested(pod, resource);
    const used = others.reduce((sum, other) => sum + requested(other, resource), 0n);
    if (asked > 0n && asked > has - used)
      return { why: `Insufficient ${resource}`, preemptible: asked <= has };
  }
  return undefined;
}

/** In thousandths. Init containers run before the others, so the larger of both counts. */
function requested(pod: Json, resource: string): bigint {
  const of = (container: Json) => milliValue(quantityOf(container.resources?.requests?.[resource] ?? '0'));
  const running = (pod.spec.containers ?? []).reduce(
    (sum: bigint, container: Json) => sum + of(container),
    0n,
  );
  const before: bigint[] = (pod.spec.initContainers ?? []).map(of);
  return before.reduce((most, amount) => (amount > most ? amount : most), running);
}
