import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { Failure } from '../errors.ts';

function ofMap(labels: Json): string {
  return Object.keys(labels ?? {})
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join(',');
}

/** A LabelSelector as text: what `metav1.FormatLabelSelector` writes. */
export function selectorText(selector: Json): string {
  const expressions = (selector?.matchExpressions ?? []).map(({ key, operator, values = [] }: Json) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator === 'In' ? 'in' : 'notin'} (${[...values].sort().join(',')})`;
  });
  return [ofMap(selector?.matchLabels), ...expressions].filter(Boolean).join(',');
}

/**
 * The label selector of the Pods that an object is about.
 *
 * @throws {Failure} when it has none.
 */
export function selectorOf(object: KubeObject, what: string): string {
  const spec = object['spec'] as Json;
  const cannot = (why: string) => new Failure(`cannot ${what} ${goType(object)}: ${why}`);
  switch (object.kind) {
    case 'Service':
      if (!spec.selector || Object.keys(spec.selector).length === 0) {
        throw cannot(`invalid service '${object.metadata.name}': Service is defined without a selector`);
      }
      return ofMap(spec.selector);
    case 'ReplicationController':
      return ofMap(spec.selector);
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return selectorText(spec.selector);
    default:
      throw cannot(`selector for ${goType(object)} not implemented`);
  }
}

/** How Go prints the type of an object: `*v1.Service`. */
export function goType(object: KubeObject): string {
  return `*${object.apiVersion.split('/').at(-1)}.${object.kind}`;
}
