import { type Json, same } from '../../cluster/json.ts';
import { byBytes, selectorString, selects } from '../format/labels.ts';
import { type DescribeContext, type Describer, rfc1123 } from './context.ts';
import { controllerOf, writeAnnotations, writeConditions, writeLabels } from './metadata.ts';
import { writePodTemplate } from './pod-template.ts';

/** https://github.com/kubernetes/kubectl/blob/v0.37.2/pkg/describe/describe.go (describeDeployment) */
export const deployment: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec, status = {} } = object;
  const { oldSets, newSet } = await replicaSetsOf(object, context);
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('CreationTimestamp', rfc1123(metadata.creationTimestamp));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  w.pair('Selector', selectorString(spec.selector));
  const count = (name: string) => status[name] ?? 0;
  w.pair(
    'Replicas',
    `${spec.replicas ?? 1} desired | ${count('updatedReplicas')} updated | ${count('replicas')} total | ` +
      `${count('availableReplicas')} available | ${count('unavailableReplicas')} unavailable`,
  );
  w.pair('StrategyType', spec.strategy?.type);
  w.pair('MinReadySeconds', spec.minReadySeconds ?? 0);
  const rolling = spec.strategy?.rollingUpdate;
  if (rolling) {
    w.pair(
      'RollingUpdateStrategy',
      `${rolling.maxUnavailable ?? 0} max unavailable, ${rolling.maxSurge ?? 0} max surge`,
    );
  }
  writePodTemplate(w, spec.template);
  writeConditions(w, status.conditions);
  if (oldSets.length > 0 || newSet) {
    w.pair('OldReplicaSets', setsText(oldSets));
    w.pair('NewReplicaSet', setsText(newSet ? [newSet] : []));
  }
};

function setsText(sets: readonly Json[]): string {
  return (
    sets
      .map(
        ({ metadata, spec, status }) =>
          `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 1} replicas created)`,
      )
      .join(', ') || '<none>'
  );
}

/** The ReplicaSet of the present template, and the others, by age. */
async function replicaSetsOf(
  object: Json,
  context: DescribeContext,
): Promise<{ oldSets: Json[]; newSet: Json }> {
  const all = await context.list('replicasets', object.metadata.namespace, 'apps');
  const owned = all
    .filter(
      (set) =>
        selects(object.spec.selector, set.metadata.labels) && controllerOf(set)?.uid === object.metadata.uid,
    )
    .sort(
      (a, b) =>
        byBytes(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') ||
        byBytes(a.metadata.name, b.metadata.name),
    );
  const newSet = owned.find(({ spec }) =>
    same(withoutHash(spec.template), withoutHash(object.spec.template)),
  );
  return { oldSets: owned.filter((set) => set !== newSet), newSet };
}

function withoutHash(template: Json): Json {
  const { 'pod-template-hash': _, ...labels } = template?.metadata?.labels ?? {};
  const { creationTimestamp: __, ...metadata } = template?.metadata ?? {};
  return { ...template, metadata: { ...metadata, labels } };
}
