import type { Json } from '../../cluster/json.ts';
import { byBytes } from '../format/labels.ts';
import {
  addQuantities,
  formatQuantity,
  milliValue,
  type Quantity,
  quantityOf,
  wholeValue,
} from '../format/quantity.ts';
import type { DescribeContext } from './context.ts';

type Amounts = Map<string, Quantity>;

/** The Pods of a node with what they ask for, and the sums. */
export function writeNodeResources(node: Json, pods: readonly Json[], { w, ago }: DescribeContext): void {
  const { capacity = {}, allocatable = capacity } = node.status ?? {};
  const cell = (amounts: Amounts, name: string) => {
    const amount = amounts.get(name) ?? quantityOf('0');
    return `${formatQuantity(amount)} (${percent(name, amount, quantityOf(allocatable[name]))}%)`;
  };
  w.pair('Non-terminated Pods', `(${pods.length} in total)`);
  w.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
  w.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
  const sums: { requests: Amounts; limits: Amounts } = { requests: new Map(), limits: new Map() };
  for (const pod of pods) {
    const requests = podAmounts(pod, 'requests');
    const limits = podAmounts(pod, 'limits');
    add(sums.requests, requests);
    add(sums.limits, limits);
    const cells = ['cpu', 'memory'].flatMap((name) => [cell(requests, name), cell(limits, name)]);
    const { namespace, name, creationTimestamp } = pod.metadata;
    w.line(1, `${namespace}\t${name}\t\t${cells.join('\t')}\t${ago(creationTimestamp)}`);
  }
  w.line(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)');
  w.line(1, 'Resource\tRequests\tLimits');
  w.line(1, '--------\t--------\t------');
  const standard = ['cpu', 'memory', 'ephemeral-storage'];
  const others = Object.keys(allocatable).filter((name) => !standard.includes(name) && name !== 'pods');
  const huge = others.filter((name) => name.startsWith('hugepages-')).sort(byBytes);
  for (const name of [...standard, ...huge]) {
    w.line(1, `${name}\t${cell(sums.requests, name)}\t${cell(sums.limits, name)}`);
  }
  for (const name of others.filter((item) => !huge.includes(item)).sort(byBytes)) {
    const [requests, limits] = [sums.requests, sums.limits].map((map) =>
      formatQuantity(map.get(name) ?? quantityOf('0')),
    );
    w.line(1, `${name}\t${requests}\t${limits}`);
  }
}

/** Whole per cent, cut off. */
function percent(name: string, amount: Quantity, of: Quantity): number {
  const measure = name === 'cpu' ? milliValue : wholeValue;
  const whole = measure(of);
  return whole === 0n ? 0 : Math.trunc((Number(measure(amount)) / Number(whole)) * 100);
}

/**
 * What a Pod asks for: its containers together, or the most that its init containers need at once.
 * https://github.com/kubernetes/component-helpers/blob/master/resource/helpers.go
 */
function podAmounts({ spec = {} }: Json, kind: 'requests' | 'limits'): Amounts {
  const total: Amounts = new Map();
  for (const container of spec.containers ?? []) add(total, amountsOf(container.resources?.[kind]));
  const sidecars: Amounts = new Map();
  const initial: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    const own = amountsOf(container.resources?.[kind]);
    if (container.restartPolicy === 'Always') {
      add(total, own);
      add(sidecars, own);
      raise(initial, sidecars);
    } else {
      add(own, sidecars);
      raise(initial, own);
    }
  }
  raise(total, initial);
  for (const [name, amount] of amountsOf(spec.resources?.[kind])) total.set(name, amount);
  for (const [name, amount] of amountsOf(spec.overhead)) {
    if (kind === 'requests' || total.has(name)) add(total, new Map([[name, amount]]));
  }
  return total;
}

function amountsOf(map: Json): Amounts {
  return new Map(Object.entries(map ?? {}).map(([name, text]) => [name, quantityOf(text)]));
}

function add(into: Amounts, amounts: Amounts): void {
  for (const [name, amount] of amounts) {
    const known = into.get(name);
    into.set(name, known ? addQuantities(known, amount) : amount);
  }
}

function raise(into: Amounts, amounts: Amounts): void {
  for (const [name, amount] of amounts) {
    const known = into.get(name);
    if (!known || amount.nano > known.nano) into.set(name, amount);
  }
}
