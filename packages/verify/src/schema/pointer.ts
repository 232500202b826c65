import type { Json, Path } from '../yaml/index.ts';

/**
 * Turns kubeconform's pointer into a path: `/spec/ports/0` is `['spec', 'ports', 0]`. Its parts are not escaped, so a
 * key with a slash in it spans several; `value` decides.
 */
export function pathOf(pointer: string, value: Json): Path {
  const parts = pointer.split('/').slice(1);
  const path: (string | number)[] = [];
  let current: Json | undefined = value;
  for (let at = 0; at < parts.length; ) {
    if (Array.isArray(current)) {
      const index = Number(parts[at]);
      path.push(index);
      current = (current as readonly Json[])[index];
      at++;
      continue;
    }
    const fields = typeof current === 'object' && current !== null ? (current as Record<string, Json>) : {};
    let end = at + 1;
    while (end < parts.length && !(parts.slice(at, end).join('/') in fields)) end++;
    const known = parts.slice(at, end).join('/') in fields;
    const key = known ? parts.slice(at, end).join('/') : parts[at]!;
    path.push(key);
    current = fields[key];
    at = known ? end : at + 1;
  }
  return path;
}
