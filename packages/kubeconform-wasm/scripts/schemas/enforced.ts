import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rules } from './convert.ts';

interface Enforced {
  readonly named: readonly string[];
  readonly required: readonly string[];
  readonly enum: readonly string[];
}

/**
 * What an API server was seen to refuse (`probe-server.ts`). OpenAPI calls fields required that defaulting fills or that
 * nobody checks; what was not seen refused is left out, so that a schema never contradicts the server.
 */
export function serverRules(): Rules {
  const file = join(import.meta.dirname, '..', '..', 'generator', 'enforced.json');
  const enforced = JSON.parse(readFileSync(file, 'utf8')) as Enforced;
  const named = new Set(enforced.named);
  const required = new Set(enforced.required);
  const enums = new Set(enforced.enum);
  return {
    needsName: (definition) => named.has(definition),
    requires: (definition, field) => required.has(`${definition} ${field}`),
    checksEnum: (definition, field) => enums.has(`${definition} ${field}`),
  };
}
