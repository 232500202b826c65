import type { Definitions, Schema } from 'kubeconform-wasm';
import { nearest } from '../../nearest.ts';
import type { Action, Step } from './jsonpath.ts';

/** What an expression may meet at one place; `any` is whatever schemas do not say. */
type Place = { readonly schemas: readonly Schema[]; readonly any: boolean; readonly path: string };

/** A field that no object of the type has. */
export interface MissingField {
  readonly field: string;
  readonly path: string;
  readonly write: string;
  readonly from: number;
  readonly to: number;
}

/** Objects of some types, alone or in a list. */
export interface Root {
  readonly definitions: Definitions;
  readonly schemas: readonly Schema[];
}

const ANY: Place = { schemas: [], any: true, path: '' };

function resolve(definitions: Definitions, schema: Schema | undefined): Schema | undefined {
  let at = schema;
  for (let step = 0; step < 20 && at; step++) {
    const ref = at['$ref'];
    if (typeof ref !== 'string') return at;
    at = definitions.definitions[ref.replace('#/definitions/', '')];
  }
  return at;
}

const propertiesOf = (schema: Schema | undefined): Readonly<Record<string, Schema>> =>
  (schema?.['properties'] as Record<string, Schema> | undefined) ?? {};

const isOpen = (schema: Schema | undefined): boolean => {
  if (!schema) return true;
  const { type, properties, additionalProperties, items } = schema as Record<string, unknown>;
  if (properties !== undefined || items !== undefined) return additionalProperties === true;
  const types = Array.isArray(type) ? type : [type];
  return additionalProperties === true || type === undefined
    ? !('anyOf' in schema) && !('oneOf' in schema) && !('enum' in schema)
    : types.includes('object') && additionalProperties === undefined;
};

/** The right spelling of a field: the same letters in another case, or the nearest. */
function spelling(field: string, names: readonly string[]): string {
  const lower = field.toLowerCase();
  return names.find((name) => name.toLowerCase() === lower) ?? nearest(field, names) ?? '';
}

class Walker {
  readonly missing: MissingField[] = [];
  private readonly definitions: Definitions;
  /** An index where there is no list is passed over, as `explain` does. */
  private readonly lenient: boolean;
  constructor(definitions: Definitions, lenient: boolean) {
    this.definitions = definitions;
    this.lenient = lenient;
  }

  private field(place: Place, step: Extract<Step, { kind: 'field' }>): Place {
    // `{.}` and a dot before a bracket select nothing further.
    if (step.name === '') return place;
    if (place.any) return ANY;
    const next: Schema[] = [];
    const names: string[] = [];
    for (const each of place.schemas) {
      const schema = resolve(this.definitions, each);
      const own = propertiesOf(schema)[step.name];
      const extra = schema?.['additionalProperties'];
      if (own) next.push(own);
      else if (typeof extra === 'object' && extra !== null) next.push(extra as Schema);
      else if (isOpen(schema)) return ANY;
      names.push(...Object.keys(propertiesOf(schema)));
    }
    const path = place.path === '' ? step.name : `${place.path}.${step.name}`;
    if (next.length > 0) return { schemas: next, any: false, path };
    const write = spelling(step.name, names);
    this.missing.push({ field: step.name, path: place.path, write, from: step.from, to: step.to });
    return ANY;
  }

  private elements(place: Place): Place {
    if (place.any) return ANY;
    const next = place.schemas.flatMap((each) => {
      const schema = resolve(this.definitions, each);
      const items = schema?.['items'];
      return typeof items === 'object' && items !== null ? [items as Schema] : [];
    });
    if (next.length > 0) return { schemas: next, any: false, path: `${place.path}[]` };
    return this.lenient ? place : ANY;
  }

  walk(from: Place, steps: readonly Step[]): Place {
    let place = from;
    for (const step of steps) {
      if (step.kind === 'field') place = this.field(place, step);
      else if (step.kind === 'index') place = this.elements(place);
      else if (step.kind === 'filter') {
        const element = this.elements(place);
        this.walk(element, step.left);
        place = element;
      } else if (step.kind === 'union') {
        const places = step.parts.map((part) => this.walk(place, part));
        place = {
          schemas: places.flatMap(({ schemas }) => schemas),
          any: places.some(({ any }) => any),
          path: place.path,
        };
      } else if (step.kind === 'wildcard' || step.kind === 'recursive') place = ANY;
    }
    return place;
  }
}

/** The fields of an expression that no object of these types has, in order. */
export function missingFields(
  { definitions, schemas }: Root,
  actions: readonly Action[],
  lenient = false,
): MissingField[] {
  const walker = new Walker(definitions, lenient);
  const contexts: Place[] = [{ schemas, any: schemas.length === 0, path: '' }];
  for (const { steps } of actions) {
    const [first] = steps;
    const here = contexts.at(-1) ?? ANY;
    if (first?.kind === 'word' && first.text === 'range') contexts.push(walker.walk(here, steps.slice(1)));
    else if (first?.kind === 'word' && first.text === 'end') {
      if (contexts.length > 1) contexts.pop();
    } else if (first?.kind !== 'word') walker.walk(here, steps);
  }
  return walker.missing;
}

/** The schema of a kind, or of the list that kubectl prints when several objects are asked for. */
export function rootOf(
  definitions: Definitions,
  types: readonly { readonly apiVersion: string; readonly kind: string }[],
  asList: boolean,
): Root {
  const schemas = types.map(
    ({ apiVersion, kind }) => definitions.definitions[definitions.kinds[`${apiVersion}/${kind}`] ?? ''],
  );
  const known = schemas.filter((schema) => schema !== undefined);
  if (known.length !== types.length) return { definitions, schemas: [] };
  if (!asList) return { definitions, schemas: known };
  const text = { type: 'string' };
  const metadata = { type: 'object', properties: { resourceVersion: text, selfLink: text, continue: text } };
  return {
    definitions,
    schemas: known.map((items) => ({
      type: 'object',
      properties: { apiVersion: text, kind: text, metadata, items: { type: 'array', items } },
    })),
  };
}
