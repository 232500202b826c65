import { isObject, type Json, type JsonObject } from '../yaml/index.ts';
import type { Definitions } from './engine.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Keywords that lead to the schemas of inner values; all others say something about the value itself. */
const INNER = new Set(['$ref', 'properties', 'additionalProperties', 'items']);

function follow(schema: unknown, { definitions }: Definitions): Schema | undefined {
  let current = schema as Schema | undefined;
  for (let ref = current?.['$ref']; typeof ref === 'string'; ref = current?.['$ref']) {
    current = definitions[ref.replace('#/definitions/', '')];
  }
  return current;
}

/** What a schema says about a value itself, as text that can be compared. */
function ownRules(schema: Schema): string {
  return JSON.stringify(
    Object.keys(schema)
      .filter((keyword) => !INNER.has(keyword))
      .sort()
      .map((keyword) => [keyword, schema[keyword]]),
  );
}

function innerSchema(schema: Schema, key: string): unknown {
  return (schema['properties'] as Schema | undefined)?.[key] ?? schema['additionalProperties'];
}

function differsAt(
  value: Json,
  one: unknown,
  other: unknown,
  first: Definitions,
  second: Definitions,
): boolean {
  if (typeof one === 'boolean' || typeof other === 'boolean' || one === undefined || other === undefined) {
    return one !== other;
  }
  const here = follow(one, first);
  const there = follow(other, second);
  if (here === undefined || there === undefined) return here !== there;
  if (ownRules(here) !== ownRules(there)) return true;
  if (Array.isArray(value)) {
    return (value as readonly Json[]).some((item) =>
      differsAt(item, here['items'], there['items'], first, second),
    );
  }
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, inner]) =>
    differsAt(inner, innerSchema(here, key), innerSchema(there, key), first, second),
  );
}

/**
 * Whether two versions may judge an object differently: one of the schemas that its fields meet is not the same in both.
 * When none is, what one says the other says too.
 */
export function versionsDiffer(object: JsonObject, first: Definitions, second: Definitions): boolean {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  const name = `${apiVersion}/${kind}`;
  const schemaIn = ({ kinds, definitions }: Definitions): Schema | undefined =>
    definitions[kinds[name] ?? ''];
  return differsAt(object, schemaIn(first), schemaIn(second), first, second);
}
