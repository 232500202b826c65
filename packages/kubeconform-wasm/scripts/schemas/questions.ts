import { type OpenApi, type OpenApiSchema, refName } from './openapi.ts';
import type { Path } from './sample.ts';

/** Something OpenAPI claims of a field, at one place of one kind. */
export interface Question {
  readonly claim: 'required' | 'enum';
  readonly definition: string;
  readonly field: string;
  readonly path: Path;
}

const depthLimit = 14;

/**
 * What OpenAPI claims of the fields below a root definition: each required field and each enum, at the shortest way to
 * it. Status is left out (the server drops it), and so is metadata (checked for all kinds alike).
 */
export function questionsOf(openApi: OpenApi, root: string): Question[] {
  const out: Question[] = [];
  const seen = new Set<string>([root]);
  const queue: { name: string; path: Path }[] = [{ name: root, path: [] }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { name, path } = next;
    const { properties = {}, required = [] } = openApi[name] ?? {};
    for (const [field, schema] of Object.entries(properties)) {
      if (path.length === 0 && ['apiVersion', 'kind', 'metadata', 'status'].includes(field)) continue;
      const here = [...path, field];
      if (required.includes(field)) out.push({ claim: 'required', definition: name, field, path: here });
      if (schema.enum ?? schema.items?.enum) {
        out.push({ claim: 'enum', definition: name, field, path: schema.enum ? here : [...here, '[]'] });
      }
      const target = referenced(schema, here);
      if (target === undefined || seen.has(target.name) || target.path.length > depthLimit) continue;
      seen.add(target.name);
      queue.push(target);
    }
  }
  return out;
}

function referenced(schema: OpenApiSchema, path: Path): { name: string; path: Path } | undefined {
  if (schema.$ref !== undefined) return { name: refName(schema.$ref), path };
  const inner = schema.items ?? schema.additionalProperties;
  return inner === undefined ? undefined : referenced(inner, [...path, '[]']);
}
