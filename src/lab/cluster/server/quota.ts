import type { KubeObject, Resource } from '../../api.ts';
import { milliValue, quantityOf } from '../../kubectl/format/quantity.ts';
import type { Json } from '../json.ts';
import { resourceNamed } from './resources.ts';

export const quotas: Resource = resourceNamed('resourcequotas');

/** Objects that quotas count by a name of their own. */
const COUNTED = [
  'pods',
  'services',
  'configmaps',
  'secrets',
  'replicationcontrollers',
  'persistentvolumeclaims',
];

type List = (resource: Resource) => readonly KubeObject[];

/** What one object uses of what a quota limits, in thousandths. */
function useOf(object: Json, name: string): bigint {
  const plural = name.replace(/^count\//, '').replace(/\..*$/, '');
  if (name.startsWith('count/') || COUNTED.includes(name)) {
    return kindOf(plural)?.kind === object.kind && !ended(object) ? 1000n : 0n;
  }
  if (object.kind === 'Service') {
    const external = {
      'services.nodeports': ['NodePort', 'LoadBalancer'],
      'services.loadbalancers': ['LoadBalancer'],
    };
    return external[name as keyof typeof external]?.includes(object.spec.type) ? 1000n : 0n;
  }
  if (object.kind !== 'Pod' || ended(object)) return 0n;
  const [, list = 'requests', resource = name] = /^(requests|limits)\.(.*)$/.exec(name) ?? [];
  return (object.spec.containers ?? []).reduce(
    (sum: bigint, container: Json) =>
      sum + milliValue(quantityOf(container.resources?.[list]?.[resource] ?? '0')),
    0n,
  );
}

const ended = (object: Json): boolean => ['Succeeded', 'Failed'].includes(object.status?.phase);

function kindOf(plural: string): Resource | undefined {
  try {
    return resourceNamed(plural);
  } catch {
    for (const group of ['apps', 'batch', 'networking.k8s.io']) {
      try {
        return resourceNamed(plural, group);
      } catch {
        // Not of this group.
      }
    }
    return undefined;
  }
}

function holders(name: string): readonly Resource[] {
  if (name.startsWith('count/') || COUNTED.includes(name)) {
    const kind = kindOf(name.replace(/^count\//, '').replace(/\..*$/, ''));
    return kind ? [kind] : [];
  }
  return [resourceNamed(name.startsWith('services.') ? 'services' : 'pods')];
}

/** How much of a quota's limits is used, in the units of the limits. */
export function usedOf(quota: KubeObject, list: List): Record<string, string> {
  const { hard = {} }: Json = (quota as Json).spec;
  return Object.fromEntries(Object.keys(hard).map((name) => [name, shown(total(name, list), name)]));
}

function total(name: string, list: List): bigint {
  return holders(name)
    .flatMap(list)
    .reduce((sum, object) => sum + useOf(object, name), 0n);
}

/** Thousandths as a quantity: of memory in bytes, else as short as may be. */
function shown(amount: bigint, name: string): string {
  if (amount % 1000n !== 0n) return `${amount}m`;
  const whole = amount / 1000n;
  if (!/memory|storage/.test(name) || whole === 0n) return String(whole);
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let [value, unit] = [whole, 0];
  while (value % 1024n === 0n && unit < units.length - 1) [value, unit] = [value / 1024n, unit + 1];
  return `${value}${units[unit]}`;
}

/** Why a new object is too much for a quota; undefined when it is not. */
export function exceeds(quota: KubeObject, object: Json, list: List): string | undefined {
  const { hard = {} }: Json = (quota as Json).spec;
  const over: string[] = [];
  const missing: string[] = [];
  for (const name of Object.keys(hard).sort()) {
    const asked = useOf(object, name);
    const compute = /^(requests|limits)\.(cpu|memory)$|^(cpu|memory)$/.test(name);
    if (object.kind === 'Pod' && compute && asked === 0n) missing.push(name);
    if (asked > 0n && asked + total(name, list) > milliValue(quantityOf(String(hard[name])))) over.push(name);
  }
  const { name } = quota.metadata;
  if (missing.length > 0) {
    const containers = (object.spec.containers ?? []).map((container: Json) => container.name).join(',');
    return `failed quota: ${name}: must specify ${missing.map((item) => `${item} for: ${containers}`).join('; ')}`;
  }
  if (over.length === 0) return undefined;
  const each = (value: (item: string) => string) => over.map((item) => `${item}=${value(item)}`).join(',');
  const requested = each((item) => shown(useOf(object, item), item));
  const used = each((item) => shown(total(item, list), item));
  return `exceeded quota: ${name}, requested: ${requested}, used: ${used}, limited: ${each((item) => String(hard[item]))}`;
}
