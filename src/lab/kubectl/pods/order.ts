import type { Json } from '../../cluster/json.ts';

const PHASES = ['Pending', 'Unknown', 'Running'];

function ready(pod: Json): boolean {
  return (pod.status?.conditions ?? []).some((item: Json) => item.type === 'Ready' && item.status === 'True');
}

function readySince(pod: Json): string {
  const found = (pod.status?.conditions ?? []).find((item: Json) => item.type === 'Ready');
  return found?.lastTransitionTime ?? '';
}

function restarts(pod: Json): number {
  return Math.max(0, ...(pod.status?.containerStatuses ?? []).map((item: Json) => item.restartCount ?? 0));
}

type Order = (left: Json, right: Json) => number;

/** The first order that tells two apart decides. */
function chain(...orders: readonly Order[]): Order {
  return (left, right) => {
    for (const order of orders) {
      const result = order(left, right);
      if (result !== 0) return result;
    }
    return 0;
  };
}

const text = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const unassigned: Order = (left, right) => Number(!right.spec?.nodeName) - Number(!left.spec?.nodeName);
const phase: Order = (left, right) =>
  PHASES.indexOf(left.status?.phase) - PHASES.indexOf(right.status?.phase);
const notReady: Order = (left, right) => Number(ready(left)) - Number(ready(right));
const moreRestarts: Order = (left, right) => restarts(right) - restarts(left);
const deleting: Order = (left, right) =>
  Number(!left.metadata.deletionTimestamp) - Number(!right.metadata.deletionTimestamp) ||
  text(left.metadata.deletionTimestamp ?? '', right.metadata.deletionTimestamp ?? '');
const younger: Order = (left, right) =>
  text(right.metadata.creationTimestamp ?? '', left.metadata.creationTimestamp ?? '');
const readyLater: Order = (left, right) =>
  ready(left) && ready(right) ? text(readySince(right), readySince(left)) : 0;
const not =
  (order: Order): Order =>
  (left, right) =>
    -order(left, right);

/** kubectl's `ActivePods` backwards: the Pod that is most worth attaching to first. */
export const byActivity: Order = not(
  chain(unassigned, phase, notReady, deleting, readyLater, moreRestarts, younger),
);

/** kubectl's `ByLogging`: the Pod whose log is most worth reading first. */
export const byLogging: Order = chain(
  not(unassigned),
  not(phase),
  not(notReady),
  not(readyLater),
  moreRestarts,
  not(younger),
);
