import type { DeleteOptions, KubeObject, Resource } from '../../api.ts';
import { copy, type Json, timestamp } from '../json.ts';
import { conflict, forbidden } from './errors.ts';

/** What becomes of an object that somebody deletes. */
export interface Deletion {
  /** The object as it is to be written; the same object when there is nothing to write. */
  readonly next: KubeObject;
  /** It goes at once. */
  readonly gone: boolean;
}

const FINALIZERS: Readonly<Record<string, string>> = { Foreground: 'foregroundDeletion', Orphan: 'orphan' };

/** Namespaces that the admission plugin NamespaceLifecycle keeps. */
const IMMORTAL = ['default', 'kube-system', 'kube-public'];

const BEING_EMPTIED =
  'The system is ensuring all content is removed from this namespace.  Upon completion, this namespace will automatically be purged by the system.';

/** @throws {StatusError} for what nobody may delete. */
export function checkDeletable(resource: Resource, name: string): void {
  if (resource.kind !== 'Namespace' || !IMMORTAL.includes(name)) return;
  throw forbidden(resource, name, 'this namespace may not be deleted');
}

/**
 * What deleting does: Pods get their grace period, namespaces are emptied first, finalizers hold everything.
 *
 * @throws {StatusError} for a namespace that is being deleted already.
 */
export function deletion(
  resource: Resource,
  existing: KubeObject,
  options: DeleteOptions,
  now: number,
): Deletion {
  const next: Json = copy(existing);
  const finalizer = FINALIZERS[options.propagationPolicy ?? ''];
  const finalizers: string[] = next.metadata.finalizers ?? [];
  if (finalizer && !finalizers.includes(finalizer)) next.metadata.finalizers = [...finalizers, finalizer];
  if (resource.kind === 'Namespace') return { next: namespace(resource, next, now), gone: false };
  if (resource.plural === 'pods') {
    const ended = pod(next, options, now);
    if (ended === 'unchanged') return { next: existing, gone: false };
  } else if (next.metadata.finalizers?.length) {
    next.metadata.deletionTimestamp ??= timestamp(now);
    next.metadata.deletionGracePeriodSeconds ??= 0;
  }
  const { metadata } = next;
  return { next, gone: !metadata.finalizers?.length && !(metadata.deletionGracePeriodSeconds > 0) };
}

function namespace(resource: Resource, object: Json, now: number): KubeObject {
  if (!object.metadata.deletionTimestamp) {
    object.metadata.deletionTimestamp = timestamp(now);
    object.status = { ...object.status, phase: 'Terminating' };
  } else if (object.spec?.finalizers?.length) throw conflict(resource, object.metadata.name, BEING_EMPTIED);
  return object;
}

/** A Pod without node, or one that has ended, needs no grace. A second deletion can only shorten it. */
function pod(object: Json, options: DeleteOptions, now: number): 'changed' | 'unchanged' {
  const { metadata, spec, status } = object;
  const ended = ['Succeeded', 'Failed'].includes(status?.phase);
  const asked = options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30;
  const grace = !spec.nodeName || ended ? 0 : asked;
  const again = Boolean(metadata.deletionTimestamp);
  if (again && grace > 0 && grace >= (metadata.deletionGracePeriodSeconds ?? 0)) return 'unchanged';
  if (!again && grace > 0) metadata.generation = (metadata.generation ?? 0) + 1;
  metadata.deletionGracePeriodSeconds = grace;
  metadata.deletionTimestamp = timestamp(now + grace * 1000);
  return 'changed';
}
