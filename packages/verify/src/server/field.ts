import { isObject, type Json, type Path } from '../yaml/index.ts';

/** Fields that the server names otherwise than the manifest may: what it stores, and what an author writes. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  clusterIPs: 'clusterIP',
};

/** Parts of a field's name: `spec.ports[0].name` is `spec`, `ports`, `0`, `name`. */
function partsOf(field: string): string[] {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, plain]) => bracketed ?? plain!);
}

/** The key that a part of a field's name stands for in a map; undefined when nothing there fits. */
function keyFor(map: { readonly [key: string]: Json }, part: string): string | undefined {
  if (part in map) return part;
  const small = part.toLowerCase();
  return Object.keys(map).find((key) => key.toLowerCase() === small);
}

/**
 * Turns the name of a field, as the API server writes it, into a path of the manifest. What the manifest does not have
 * keeps the server's name. Internal names are turned back: a Service's `clusterIPs[0]` is its `clusterIP`.
 *
 * @param value the object as written.
 */
export function pathOfField(field: string, value: Json): Path {
  const path: (string | number)[] = [];
  const parts = partsOf(field);
  let current: Json | undefined = value;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    if (Array.isArray(current)) {
      const index = Number(part);
      path.push(index);
      current = (current as readonly Json[])[index];
      continue;
    }
    if (!isObject(current)) {
      path.push(/^\d+$/.test(part) ? Number(part) : part);
      current = undefined;
      continue;
    }
    const other = WRITTEN_AS[part];
    const known = keyFor(current, part);
    if (known === undefined && other !== undefined && other in current) {
      path.push(other);
      current = current[other];
      if (/^\d+$/.test(parts[at + 1] ?? '')) at++;
      continue;
    }
    path.push(known ?? part);
    current = known === undefined ? undefined : current[known];
  }
  return path;
}

/** The value at a path; undefined where it leads nowhere. */
export function valueAt(value: Json, path: Path): Json | undefined {
  let current: Json | undefined = value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Readonly<Record<string | number, Json>>)[part];
  }
  return current;
}

/** In a map, the path of the entry whose key or value is to blame. */
export function entryOf(value: Json, path: Path, blamed: unknown): Path {
  const map = valueAt(value, path);
  if (!isObject(map) || typeof blamed !== 'string') return path;
  const key = Object.keys(map).find((name) => map[name] === blamed || name === blamed);
  return key === undefined ? path : [...path, key];
}
