import { formatPath, type Path } from '../yaml/index.ts';
import type { Definitions } from './engine.ts';

type Schema = Readonly<Record<string, unknown>>;

/** How far from the top a field is looked for. */
const MAX_STEPS = 6;

function follow(definitions: Definitions, schema: Schema | undefined): Schema | undefined {
  const ref = schema?.['$ref'];
  if (typeof ref !== 'string') return schema;
  return follow(definitions, definitions.definitions[ref.replace('#/definitions/', '')]);
}

function propertiesOf(
  definitions: Definitions,
  schema: Schema | undefined,
): Readonly<Record<string, Schema>> {
  const real = follow(definitions, schema);
  return (real?.['properties'] as Record<string, Schema> | undefined) ?? {};
}

function stepInto(
  definitions: Definitions,
  schema: Schema | undefined,
  part: string | number,
): Schema | undefined {
  const real = follow(definitions, schema);
  if (typeof part === 'number') return real?.['items'] as Schema | undefined;
  const named = propertiesOf(definitions, real)[part];
  const any = real?.['additionalProperties'];
  return named ?? (typeof any === 'object' && any !== null ? (any as Schema) : undefined);
}

/** Answers questions about the fields of one kind. */
export interface Fields {
  /** Names of the fields that the object at a path may have. */
  at(path: Path): string[];
  /** The place, other than `path`, where a field of this name belongs; the nearest one. Empty when nowhere. */
  elsewhere(field: string, path: Path): string;
}

/** The fields of a kind, by its schema. A kind without one has none. */
export function fieldsOf(definitions: Definitions, apiVersion: string, kind: string): Fields {
  const root = definitions.definitions[definitions.kinds[`${apiVersion}/${kind}`] ?? ''];

  function* places(): Generator<{ path: string[]; names: readonly string[] }> {
    let level: { path: string[]; schema: Schema | undefined }[] = [{ path: [], schema: root }];
    for (let step = 0; step < MAX_STEPS && level.length > 0; step++) {
      const next: typeof level = [];
      for (const { path, schema } of level) {
        const real = follow(definitions, schema);
        const inner = real?.['items'] === undefined ? real : follow(definitions, real['items'] as Schema);
        const properties = propertiesOf(definitions, inner);
        yield { path, names: Object.keys(properties) };
        for (const [name, child] of Object.entries(properties)) {
          if (name !== 'status' && name !== 'managedFields')
            next.push({ path: [...path, name], schema: child });
        }
      }
      level = next;
    }
  }

  return {
    at(path) {
      let schema: Schema | undefined = root;
      for (const part of path) schema = stepInto(definitions, schema, part);
      return Object.keys(propertiesOf(definitions, schema));
    },
    elsewhere(field, path) {
      const here = path.filter((part) => typeof part === 'string');
      let best: { path: string[]; score: number } | undefined;
      for (const place of places()) {
        if (!place.names.includes(field) || place.path.join('.') === here.join('.')) continue;
        const shared = place.path.findIndex((part, index) => part !== here[index]);
        const common = shared === -1 ? place.path.length : shared;
        const score = here.length - common + (place.path.length - common);
        if (best === undefined || score < best.score) best = { path: place.path, score };
      }
      return best === undefined ? '' : formatPath(best.path);
    },
  };
}
