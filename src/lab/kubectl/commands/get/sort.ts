import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';

function valueAt(object: KubeObject, path: string): Json {
  const steps = path
    .replace(/^\{?\.?/, '')
    .replace(/\}$/, '')
    .split(/\.|(?=\[)/);
  let value: Json = object;
  for (const step of steps) value = value?.[step.replace(/^\[['"]?|['"]?\]$/g, '')];
  return value;
}

/** Objects in the order of a field: numbers as numbers, everything else as text; those without it come first. */
export function sortObjects(objects: readonly KubeObject[], field: string): readonly KubeObject[] {
  return [...objects].sort((left, right) => {
    const [a, b] = [valueAt(left, field), valueAt(right, field)];
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
  });
}
