import { diagnose } from '../codes/index.ts';
import { isObject, type JsonObject } from '../yaml/index.ts';
import { formatLabels, type Labels, labelsOf, selectorSelects, selects } from './labels.ts';
import { dig, type Located } from './model.ts';
import { field, type Rule } from './rule.ts';

const KINDS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController']);

function fits(object: Located, selector: JsonObject, labels: Labels): boolean | undefined {
  if (object.kind !== 'ReplicationController') return selectorSelects(selector, labels);
  return selects(labelsOf(selector) ?? {}, labels);
}

function written(object: Located, selector: JsonObject): string {
  if (object.kind === 'ReplicationController') return formatLabels(labelsOf(selector) ?? {});
  const plain = formatLabels(labelsOf(selector['matchLabels']) ?? {});
  return plain === '' ? 'matchExpressions' : plain;
}

/**
 * A workload's selector fits the labels of its own template. The API server insists on it:
 * `selector` does not match template `labels`.
 */
export const templateLabels: Rule = (object) => {
  if (!KINDS.has(object.kind)) return [];
  const selector = dig(object.value, ['spec', 'selector']);
  const template = dig(object.value, ['spec', 'template']);
  if (!isObject(selector) || !isObject(template) || Object.keys(selector).length === 0) return [];
  const metadata = template['metadata'];
  const given = dig(metadata, ['labels']);
  // What is not a map of texts is the schema's matter.
  if (given !== undefined && given !== null && labelsOf(given) === undefined) return [];
  const labels = labelsOf(given) ?? {};
  if (isObject(given) && Object.keys(labels).length !== Object.keys(given).length) return [];
  if (fits(object, selector, labels) !== false) return [];
  const path = ['spec', 'template', 'metadata', 'labels'] as const;
  const { key } = field(object, ...(given === undefined ? path.slice(0, isObject(metadata) ? 3 : 2) : path));
  const data = {
    kind: object.kind,
    selector: written(object, selector),
    labels: Object.keys(labels).length === 0 ? '(없음)' : formatLabels(labels),
  };
  const detail = '`selector` does not match template `labels`';
  return [diagnose('ref-template-labels', key, data, { path: 'spec.template.metadata.labels', detail })];
};
