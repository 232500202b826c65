import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../json.ts';
import { daemonSets, nodes, pods } from '../../server/resources.ts';
import type { Stop } from '../parts.ts';
import { placement } from '../placement.ts';
import {
  controlled,
  hasEnded,
  isReady,
  podOf,
  report,
  revisionFor,
  revisions,
  runWorkload,
  tell,
  type WorkloadParts,
} from './shared.ts';

const COMPONENT = 'daemonset-controller';

/** What a daemon bears on its node. */
const TOLERATIONS = [
  ['not-ready', 'NoExecute'],
  ['unreachable', 'NoExecute'],
  ['disk-pressure', 'NoSchedule'],
  ['memory-pressure', 'NoSchedule'],
  ['pid-pressure', 'NoSchedule'],
  ['unschedulable', 'NoSchedule'],
].map(([key, effect]) => ({ effect, key: `node.kubernetes.io/${key}`, operator: 'Exists' }));

const GENERATION = 'deprecated.daemonset.template.generation';

/** Gives every DaemonSet a Pod on each node; what the cluster itself is made of was there before. */
export function runDaemonSets(parts: WorkloadParts): Stop {
  const { store } = parts;
  return runWorkload(parts, daemonSets, [pods, revisions], async (owner) => {
    if (owner.metadata.namespace === 'kube-system') return;
    const revision = await revisionFor(parts, owner);
    const hash: string = revision.metadata.labels['controller-revision-hash'];
    const wanted = store
      .list(nodes)
      .filter((node) => 'nodes' in placement(daemon(owner, node, hash), [node], []));
    await fill(parts, owner, wanted, hash);
    await writeStatus(parts, owner, wanted.length, hash);
  });
}

async function fill(
  parts: WorkloadParts,
  owner: KubeObject,
  wanted: readonly KubeObject[],
  hash: string,
): Promise<void> {
  const { api } = parts;
  const { namespace } = owner.metadata;
  const own = controlled(parts, pods, owner);
  const remove = async (pod: Json) => {
    await api.delete(pods, namespace, pod.metadata.name);
    await tell(parts, owner, COMPONENT, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
  };
  for (const node of wanted) {
    const here = own.filter(({ spec }) => nodeOf(spec) === node.metadata.name);
    if (here.length === 0) {
      const pod = await api.create(pods, namespace, daemon(owner, node, hash));
      await tell(parts, owner, COMPONENT, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
    }
    for (const pod of here) if (hasEnded(pod) && !pod.metadata.deletionTimestamp) await remove(pod);
  }
  const names = new Set(wanted.map(({ metadata }) => metadata.name));
  for (const pod of own) {
    if (!names.has(nodeOf(pod.spec) ?? '') && !pod.metadata.deletionTimestamp) await remove(pod);
  }
  const { updateStrategy }: Json = (owner as Json).spec;
  if (updateStrategy?.type !== 'RollingUpdate') return;
  const old = own.find((pod) => hashOf(pod) !== hash && !pod.metadata.deletionTimestamp);
  if (old && own.every((pod) => pod === old || isReady(pod))) await remove(old);
}

const hashOf = (pod: Json): string => pod.metadata.labels?.['controller-revision-hash'] ?? '';

/** The node that a daemon is for, before and after it is bound. */
function nodeOf(spec: Json): string | undefined {
  return (
    spec.nodeName ??
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.[0]
      ?.matchFields?.[0]?.values?.[0]
  );
}

function daemon(owner: KubeObject, node: KubeObject, hash: string): Json {
  const { template }: Json = (owner as Json).spec;
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node.metadata.name] }];
  return podOf(owner, template, {
    metadata: { generateName: `${owner.metadata.name}-` },
    labels: {
      'controller-revision-hash': hash,
      'pod-template-generation': owner.metadata.annotations?.[GENERATION] ?? '1',
    },
    spec: {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] },
        },
      },
      tolerations: [...(template.spec.tolerations ?? []), ...TOLERATIONS],
    },
  });
}

async function writeStatus(
  parts: WorkloadParts,
  owner: KubeObject,
  wanted: number,
  hash: string,
): Promise<void> {
  const own = controlled(parts, pods, owner).filter(({ metadata }) => !metadata.deletionTimestamp);
  const ready = own.filter(isReady).length;
  const updated = own.filter((pod) => hashOf(pod) === hash).length;
  await report(parts, daemonSets, owner, {
    currentNumberScheduled: own.length,
    desiredNumberScheduled: wanted,
    ...(ready > 0 && { numberAvailable: ready }),
    numberMisscheduled: 0,
    numberReady: ready,
    ...(wanted > ready && { numberUnavailable: wanted - ready }),
    observedGeneration: owner.metadata['generation'],
    ...(updated > 0 && { updatedNumberScheduled: updated }),
  });
}
