import type { Json } from '../../cluster/json.ts';

/** Order of bytes, as Go sorts strings; for the names in objects that is the order of code points. */
export function byBytes(left: string, right: string): number {
  if (left === right) return 0;
  const a = [...left];
  const b = [...right];
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] as string).codePointAt(0)! - (b[i] as string).codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Keys of a map in the order in which Go's sort puts them. */
export function sortedKeys(map: Readonly<Record<string, unknown>> | null | undefined): string[] {
  return Object.keys(map ?? {}).sort(byBytes);
}

/** `app=web,tier=front`, or `<none>`. */
export function formatLabels(labels: Readonly<Record<string, string>> | null | undefined): string {
  const text = sortedKeys(labels)
    .map((key) => `${key}=${labels?.[key]}`)
    .join(',');
  return text || '<none>';
}

/** A label selector of an object (`matchLabels`, `matchExpressions`) in one line; empty when it selects everything. */
export function selectorString(selector: Json): string {
  const requirements: [string, string][] = [];
  for (const key of sortedKeys(selector?.matchLabels)) {
    requirements.push([key, `${key}=${selector.matchLabels[key]}`]);
  }
  for (const { key, operator, values } of selector?.matchExpressions ?? []) {
    const list = `(${[...(values ?? [])].sort(byBytes).join(',')})`;
    const text: Record<string, string> = {
      In: `${key} in ${list}`,
      NotIn: `${key} notin ${list}`,
      Exists: key,
      DoesNotExist: `!${key}`,
    };
    requirements.push([key, text[operator] ?? '']);
  }
  return requirements
    .sort((left, right) => byBytes(left[0], right[0]))
    .map(([, text]) => text)
    .join(',');
}

/** The same as tables show it: `<none>` when there is none, or when it selects everything. */
export function formatSelector(selector: Json): string {
  return selectorString(selector) || '<none>';
}

/** Whether a label selector of an object (`matchLabels`, `matchExpressions`) selects these labels. */
export function selects(selector: Json, labels: Readonly<Record<string, string>> | undefined): boolean {
  const value = (key: string) => labels?.[key];
  const equal = Object.entries(selector?.matchLabels ?? {}).every(([key, wanted]) => value(key) === wanted);
  return (
    equal &&
    (selector?.matchExpressions ?? []).every(({ key, operator, values = [] }: Json) => {
      const own = value(key);
      if (operator === 'Exists') return own !== undefined;
      if (operator === 'DoesNotExist') return own === undefined;
      return (own !== undefined && values.includes(own)) === (operator === 'In');
    })
  );
}
