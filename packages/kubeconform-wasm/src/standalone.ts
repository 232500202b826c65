import type { Definitions, Schema } from './types.ts';

/**
 * One schema that needs no other: references are replaced by what they name. Only definitions that contain themselves
 * stay references, into the schema's own `definitions`.
 *
 * @param name of the root definition
 */
export function standaloneSchema(definitions: Definitions, name: string, strict: boolean): Schema {
  const kept: Record<string, Schema> = {};

  function expand(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => expand(item));
    if (typeof value !== 'object' || value === null) return value;
    const schema = value as Schema;
    if (typeof schema['$ref'] === 'string') return inline(schema['$ref'].slice('#/definitions/'.length));
    const out: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(schema)) {
      if (key === 'additionalProperties' && inner === false && !strict) continue;
      out[key] = expand(inner);
    }
    return out;
  }

  function inline(target: string): unknown {
    const schema = definitions.definitions[target];
    if (schema === undefined) throw new Error(`kubeconform-wasm: no definition ${target}`);
    if (!isRecursive(definitions, target)) return expand(schema);
    if (kept[target] === undefined) {
      kept[target] = {};
      kept[target] = expand(schema) as Schema;
    }
    return { $ref: `#/definitions/${target}` };
  }

  const root = expand(definitions.definitions[name]) as Schema;
  return Object.keys(kept).length === 0 ? root : { ...root, definitions: kept };
}

const recursive = new WeakMap<Definitions, Map<string, boolean>>();

function isRecursive(definitions: Definitions, name: string): boolean {
  const known = recursive.get(definitions) ?? new Map<string, boolean>();
  recursive.set(definitions, known);
  const found = known.get(name) ?? reaches(definitions, name);
  known.set(name, found);
  return found;
}

function reaches(definitions: Definitions, start: string): boolean {
  const seen = new Set<string>();
  const queue = referencesOf(definitions.definitions[start]);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...referencesOf(definitions.definitions[next]));
  }
  return false;
}

function referencesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string'
      ? [inner.slice('#/definitions/'.length)]
      : referencesOf(inner),
  );
}
