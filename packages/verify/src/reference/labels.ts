import { isObject, type Json, type JsonObject, plainText } from '../yaml/index.ts';

export type Labels = Readonly<Record<string, string>>;

/** A map of labels, as far as its values are text. Undefined when it is none. */
export function labelsOf(value: Json | undefined): Labels | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, label]) =>
      label === null ? [[key, '']] : typeof label === 'string' ? [[key, label]] : [],
    ),
  );
}

/** Labels as people write them in commands: `app=web,tier=front`. */
export function formatLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Whether labels hold every pair of a selector. */
export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function meets(expression: JsonObject, labels: Labels): boolean | undefined {
  const key = plainText(expression['key']);
  const values = Array.isArray(expression['values'])
    ? (expression['values'] as readonly Json[]).map(String)
    : [];
  const label = labels[key];
  switch (expression['operator']) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return undefined;
  }
}

/**
 * Whether a LabelSelector selects labels; undefined when it is not well formed, which others report.
 * Rule: `metav1.LabelSelector`, https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export function selectorSelects(selector: JsonObject, labels: Labels): boolean | undefined {
  const wanted = labelsOf(selector['matchLabels']) ?? {};
  const expressions = Array.isArray(selector['matchExpressions'])
    ? (selector['matchExpressions'] as readonly Json[])
    : [];
  const met = expressions.map((expression) => (isObject(expression) ? meets(expression, labels) : undefined));
  if (met.includes(undefined)) return undefined;
  return selects(wanted, labels) && !met.includes(false);
}
