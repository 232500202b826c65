import type { KubeObject, Resource } from '../../api.ts';

/** Conditions of a namespace that is being emptied when nothing is in the way: type, reason, message. */
const FINE = [
  ['NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'],
  [
    'NamespaceDeletionGroupVersionParsingFailure',
    'ParsedGroupVersions',
    'All legacy kube types successfully parsed',
  ],
  [
    'NamespaceDeletionContentFailure',
    'ContentDeleted',
    'All content successfully deleted, may be waiting on finalization',
  ],
  ['NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed'],
  ['NamespaceFinalizersRemaining', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished'],
] as const;

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly lastTransitionTime: string;
  readonly reason: string;
  readonly message: string;
}

/** What is left in a namespace, by its resource. */
export type Remaining = ReadonlyMap<Resource, readonly KubeObject[]>;

/**
 * The conditions of a namespace that is being emptied: `pkg/controller/namespace/deletion/status_condition_utils.go`.
 *
 * @param now RFC 3339.
 */
export function namespaceConditions(
  before: readonly Condition[],
  remaining: Remaining,
  now: string,
): readonly Condition[] {
  const found = problems(remaining);
  return FINE.map(([type, reason, message]) => {
    const wrong = found.get(type);
    const status = wrong ? ('True' as const) : ('False' as const);
    const old = before.find((condition) => condition.type === type);
    const lastTransitionTime = old?.status === status ? old.lastTransitionTime : now;
    return { type, status, lastTransitionTime, ...(wrong ?? { reason, message }) };
  });
}

function problems(remaining: Remaining): ReadonlyMap<string, Pick<Condition, 'reason' | 'message'>> {
  const found = new Map<string, Pick<Condition, 'reason' | 'message'>>();
  const counts = [...remaining]
    .filter(([, objects]) => objects.length > 0)
    .map(([{ plural, group }, objects]) => `${plural}.${group} has ${objects.length} resource instances`);
  if (counts.length > 0) {
    const message = `Some resources are remaining: ${counts.sort().join(', ')}`;
    found.set('NamespaceContentRemaining', { reason: 'SomeResourcesRemain', message });
  }
  const held = new Map<string, number>();
  for (const objects of remaining.values())
    for (const { metadata } of objects)
      for (const finalizer of (metadata['finalizers'] as readonly string[] | undefined) ?? [])
        held.set(finalizer, (held.get(finalizer) ?? 0) + 1);
  if (held.size > 0) {
    const list = [...held].map(([finalizer, count]) => `${finalizer} in ${count} resource instances`);
    const message = `Some content in the namespace has finalizers remaining: ${list.sort().join(', ')}`;
    found.set('NamespaceFinalizersRemaining', { reason: 'SomeFinalizersRemain', message });
  }
  return found;
}
