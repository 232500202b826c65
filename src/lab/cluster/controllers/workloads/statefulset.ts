import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../json.ts';
import { pods } from '../../server/resources.ts';
import type { Stop } from '../parts.ts';
import {
  controlled,
  hasEnded,
  isReady,
  podOf,
  report,
  revisionFor,
  revisions,
  runWorkload,
  statefulSets,
  tell,
  type WorkloadParts,
} from './shared.ts';

const COMPONENT = 'statefulset-controller';

const ordinalOf = (pod: Json): number => Number(/-(\d+)$/.exec(pod.metadata.name)?.[1] ?? -1);
const hashOf = (pod: Json): string => pod.metadata.labels?.['controller-revision-hash'] ?? '';

/** Gives every StatefulSet its Pods, one after the other. */
export function runStatefulSets(parts: WorkloadParts): Stop {
  return runWorkload(parts, statefulSets, [pods, revisions], async (owner) => {
    const update: string = (await revisionFor(parts, owner)).metadata.name;
    await step(parts, owner, update);
    await writeStatus(parts, owner, update);
  });
}

/** One step towards the wanted Pods: a StatefulSet waits for each before it goes on. */
async function step(parts: WorkloadParts, owner: KubeObject, update: string): Promise<void> {
  const { api } = parts;
  const { spec }: Json = owner;
  const { namespace, name } = owner.metadata;
  const own = controlled(parts, pods, owner).sort((left, right) => ordinalOf(left) - ordinalOf(right));
  const start: number = spec.ordinals?.start ?? 0;
  const end = start + (spec.replicas ?? 1);
  const together = spec.podManagementPolicy === 'Parallel';
  for (let ordinal = start; ordinal < end; ordinal++) {
    const pod = own.find((item) => ordinalOf(item) === ordinal);
    if (!pod) {
      await api.create(pods, namespace, made(owner, ordinal, update));
      await said(
        parts,
        owner,
        'SuccessfulCreate',
        `Create Pod ${name}-${ordinal} in StatefulSet ${name} successful`,
      );
      if (!together) return;
    } else if (hasEnded(pod)) {
      await removed(parts, owner, pod);
      return;
    } else if (!together && !isReady(pod)) return;
  }
  const surplus = own.filter((pod) => ordinalOf(pod) >= end).reverse();
  for (const pod of surplus) {
    if (!pod.metadata.deletionTimestamp) await removed(parts, owner, pod);
    if (!together) return;
  }
  if (spec.updateStrategy?.type !== 'RollingUpdate') return;
  const first = Math.max(start, spec.updateStrategy.rollingUpdate?.partition ?? 0);
  for (const pod of [...own].reverse()) {
    if (ordinalOf(pod) < first || ordinalOf(pod) >= end) continue;
    if (hashOf(pod) !== update && !pod.metadata.deletionTimestamp) {
      await removed(parts, owner, pod);
      return;
    }
    if (!isReady(pod)) return;
  }
}

async function said(parts: WorkloadParts, owner: KubeObject, reason: string, message: string): Promise<void> {
  await tell(parts, owner, COMPONENT, 'Normal', reason, message);
}

async function removed(parts: WorkloadParts, owner: KubeObject, pod: Json): Promise<void> {
  const { name } = owner.metadata;
  await parts.api.delete(pods, owner.metadata.namespace, pod.metadata.name);
  await said(
    parts,
    owner,
    'SuccessfulDelete',
    `Delete Pod ${pod.metadata.name} in StatefulSet ${name} successful`,
  );
}

function made(owner: KubeObject, ordinal: number, update: string): Json {
  const { spec }: Json = owner;
  const name = `${owner.metadata.name}-${ordinal}`;
  return podOf(owner, spec.template, {
    metadata: { name, generateName: `${owner.metadata.name}-` },
    labels: {
      'apps.kubernetes.io/pod-index': String(ordinal),
      'controller-revision-hash': update,
      'statefulset.kubernetes.io/pod-name': name,
    },
    spec: { hostname: name, ...(spec.serviceName && { subdomain: spec.serviceName }) },
  });
}

async function writeStatus(parts: WorkloadParts, owner: KubeObject, update: string): Promise<void> {
  const { spec, status: before = {} }: Json = owner;
  const own = controlled(parts, pods, owner).filter(({ metadata }) => !metadata.deletionTimestamp);
  const ready = own.filter(isReady).length;
  const updated = own.filter((pod) => hashOf(pod) === update).length;
  const complete = updated === spec.replicas && ready === spec.replicas && own.length === spec.replicas;
  const current = complete ? update : (before.currentRevision ?? update);
  const currentReplicas = own.filter((pod) => hashOf(pod) === current).length;
  await report(parts, statefulSets, owner, {
    availableReplicas: ready,
    collisionCount: 0,
    ...(currentReplicas > 0 && { currentReplicas }),
    currentRevision: current,
    observedGeneration: owner.metadata['generation'],
    ...(ready > 0 && { readyReplicas: ready }),
    replicas: own.length,
    updateRevision: update,
    ...(updated > 0 && { updatedReplicas: updated }),
  });
}
