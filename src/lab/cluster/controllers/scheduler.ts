import type { Json } from '../json.ts';
import { timestamp } from '../json.ts';
import { nodes, pods } from '../server/resources.ts';
import type { ControllerParts, Stop } from './parts.ts';
import { placement } from './placement.ts';

/** The part of webernetes' client through which its scheduler binds Pods and reports. */
export interface BindingClient {
  createNamespacedPodBinding(param: Json, options?: Json): Promise<Json>;
  createNamespacedEvent(param: Json): Promise<Json>;
}

/**
 * Judges where Pods fit before webernetes' scheduler, which takes any node, binds them. A Pod that fits nowhere stays
 * Pending with the scheduler's reason, and is tried again when nodes change or Pods go.
 */
export class Judge {
  private readonly parts: ControllerParts;
  private readonly client: BindingClient;

  constructor(parts: ControllerParts, client: BindingClient) {
    this.parts = parts;
    this.client = client;
  }

  /** The node to bind to: the wanted one when it fits. Undefined when there is none. */
  async nodeFor(namespace: string, name: string, wanted: string): Promise<string | undefined> {
    const { store } = this.parts;
    const pod = store.get(pods, namespace, name);
    if (!pod) return wanted;
    const verdict = placement(pod, store.list(nodes), store.list(pods));
    if ('nodes' in verdict) return verdict.nodes.includes(wanted) ? wanted : verdict.nodes[0];
    await this.refuse(pod, verdict.problem);
    return undefined;
  }

  /** Tries the Pods again that fitted nowhere. */
  watch(): Stop {
    const { store } = this.parts;
    const again = () => void this.retry();
    const stops = [
      store.watch(nodes, again),
      store.watch(pods, ({ type }) => {
        if (type === 'DELETED') again();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  private async retry(): Promise<void> {
    const { store } = this.parts;
    for (const pod of store.list(pods)) {
      if ((pod as Json).spec.nodeName || !refusalOf(pod)) continue;
      const { namespace = '', name } = pod.metadata;
      const verdict = placement(pod, store.list(nodes), store.list(pods));
      if (!('nodes' in verdict)) continue;
      const target = { apiVersion: 'v1', kind: 'Node', name: verdict.nodes[0] };
      const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace }, target };
      await this.client.createNamespacedPodBinding({ name, namespace, body });
      await this.report(
        pod,
        'Normal',
        'Scheduled',
        `Successfully assigned ${namespace}/${name} to ${target.name}`,
      );
    }
  }

  private async refuse(pod: Json, message: string): Promise<void> {
    const { store, clock } = this.parts;
    const before = refusalOf(pod);
    if (before?.message === message) return;
    const condition = {
      lastProbeTime: null,
      lastTransitionTime: before?.lastTransitionTime ?? timestamp(clock.now()),
      message,
      observedGeneration: pod.metadata.generation,
      reason: 'Unschedulable',
      status: 'False',
      type: 'PodScheduled',
    };
    await this.report(pod, 'Warning', 'FailedScheduling', message);
    const status = { ...pod.status, phase: 'Pending', conditions: [condition] };
    await store.put(pods, { ...pod, status }, pod.metadata.resourceVersion);
  }

  private async report(pod: Json, type: string, reason: string, message: string): Promise<void> {
    const { namespace, name, uid, resourceVersion } = pod.metadata;
    const now = new Date(this.parts.clock.now());
    await this.client.createNamespacedEvent({
      namespace,
      body: {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { namespace },
        involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace, uid, resourceVersion },
        reason,
        message,
        type,
        action: type === 'Warning' ? 'Scheduling' : 'Binding',
        eventTime: now,
        reportingComponent: 'default-scheduler',
      },
    });
  }
}

function refusalOf(pod: Json): Json | undefined {
  return pod.status?.conditions?.find(
    (item: Json) => item.type === 'PodScheduled' && item.status === 'False',
  );
}
