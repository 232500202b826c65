import type { KubeObject } from '../api.ts';
import type { LabClock } from './clock.ts';
import type { Json } from './json.ts';
import type { Running } from './node/containers.ts';
import { BACKSTAGE } from './node/machine.ts';
import { selects } from './server/labels.ts';
import { deployments, endpointSlices, pods, replicaSets, resourceNamed } from './server/resources.ts';
import type { Store } from './store/store.ts';

/** Waits for the controllers' first round: every Pod of the system started, cluster DNS answering. */
export async function bootstrapped(store: Store, clock: LabClock): Promise<void> {
  const names = () =>
    store.list(endpointSlices, 'kube-system').some((slice) => {
      const isDns = slice.metadata.labels?.['kubernetes.io/service-name'] === 'kube-dns';
      return isDns && (slice as Json).endpoints?.some((endpoint: Json) => endpoint.conditions.ready);
    });
  const ready = () => names() && store.list(pods, 'kube-system').every((pod) => !unsettled(pod, undefined));
  for (let waited = 0; !ready() && waited < 15_000; waited += 25) await clock.sleep(25);
}

/** How long after its start a Pod may still become Ready by its first probes, in milliseconds. */
const FIRST_PROBES = 3000;

/** Whether something in these namespaces is on its way: replicas to be made, Pods starting, ending or not yet probed. */
export function moving(
  store: Store,
  running: ReadonlyMap<string, Running>,
  now: number,
  within: readonly string[] | undefined,
): boolean {
  const here = ({ metadata: { namespace = '' } }: KubeObject) =>
    namespace !== BACKSTAGE && (!within || within.includes(namespace));
  const behind = [...store.list(deployments), ...store.list(replicaSets)]
    .filter(here)
    .some((object: Json) => {
      const { status, spec, metadata, kind } = object;
      if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return true;
      if ((status?.replicas ?? 0) === spec.replicas) return false;
      // A rollout whose new Pods cannot start keeps the Pods of both sides.
      return (
        kind !== 'Deployment' || !store.list(pods, metadata.namespace).some((pod) => stuckOf(object, pod))
      );
    });
  const short = store
    .list(resourceNamed('statefulsets', 'apps'))
    .filter(here)
    .some(({ status, spec }: Json) => (status?.replicas ?? 0) !== spec.replicas);
  const fresh = ({ status }: Json) =>
    status?.containerStatuses?.some(
      (item: Json) =>
        !item.ready && item.state?.running && now - Date.parse(item.state.running.startedAt) < FIRST_PROBES,
    );
  /** A process has ended, and the kubelet has not said so yet. */
  const ended = ({ status, metadata }: Json) =>
    status?.containerStatuses?.some(
      (item: Json) => item.state?.running && !running.has(`${metadata.uid}/${item.name}`),
    );
  return (
    behind ||
    short ||
    store.list(pods).some((pod) => unsettled(pod, within) || (here(pod) && (fresh(pod) || ended(pod))))
  );
}

const WAITING = /BackOff|Err|Invalid/;

/** Whether this is a Pod of the Deployment that cannot start. */
function stuckOf({ spec }: Json, pod: Json): boolean {
  return (
    selects(spec.selector.matchLabels, pod.metadata.labels) &&
    pod.status?.containerStatuses?.some((item: Json) => WAITING.test(item.state?.waiting?.reason ?? ''))
  );
}

function unsettled(pod: KubeObject, within: readonly string[] | undefined): boolean {
  const { metadata, status, spec } = pod as Json;
  if (metadata.namespace === BACKSTAGE || (within && !within.includes(metadata.namespace))) return false;
  if (metadata.deletionTimestamp || !spec.nodeName) return true;
  if (['Succeeded', 'Failed'].includes(status?.phase)) return false;
  const containers: Json[] = status?.containerStatuses ?? [];
  if (containers.length === 0) return true;
  return containers.some(({ state }) => !state?.running && !WAITING.test(state?.waiting?.reason ?? ''));
}
