import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';

/** Several objects in one, as kubectl prints them. */
export interface KubeList {
  readonly apiVersion: 'v1';
  readonly kind: 'List';
  readonly metadata: { readonly resourceVersion: '' };
  readonly items: readonly KubeObject[];
}

/** The list that `kubectl get` prints when more than one object was asked for. */
export function listOf(items: readonly KubeObject[]): KubeList {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

export function isList(object: KubeObject | KubeList): object is KubeList {
  return object.kind === 'List' && Array.isArray(object['items' as keyof typeof object]);
}

/** Without the fields that only servers care about. */
export function withoutManagedFields(object: Json): Json {
  if (Array.isArray(object.items) && object.kind.endsWith('List')) {
    return { ...object, items: object.items.map(withoutManagedFields) };
  }
  if (object.metadata?.managedFields === undefined) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
