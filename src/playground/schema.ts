import type { Definitions, Descriptions, Schema } from 'kubeconform-wasm';
import type { Path } from './cursor.ts';

/** A place in the schemas. */
export interface Field {
  readonly schema: Schema;
  /** Where its text stands: the definition (as `descriptions` names it) and the field in it, '' for the whole. */
  readonly definition: string;
  readonly field: string;
  /** The definition that its own fields lie in. */
  readonly inner: string;
}

/** One field of a map. */
export interface FieldOf {
  readonly name: string;
  readonly type: 'map' | 'list' | 'text' | 'number' | 'switch' | 'other';
  readonly required: boolean;
  readonly definition: string;
}

const REF = '#/definitions/';
const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: unknown, name: string): Schema | undefined => {
  const value = isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
  return isObject(value) ? value : undefined;
};
/** The name by which a definition is described. */
const described = (name: string): string => name.replace(/^root\./, '').replace(/\.status$/, '');

/** A schema without its reference, and the definition it lies in. */
function resolved(
  definitions: Definitions,
  schema: Schema,
  definition: string,
): { schema: Schema; definition: string } {
  const ref = schema['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith(REF)) return { schema, definition };
  const name = ref.slice(REF.length);
  return { schema: own(definitions.definitions, name) ?? {}, definition: described(name) };
}

/** The schema of a field of a kind; undefined when there is no such kind or field. */
export function fieldAt(
  definitions: Definitions,
  apiVersion: string,
  kind: string,
  path: Path,
): Field | undefined {
  const kindName = `${apiVersion}/${kind}`;
  const root = Object.hasOwn(definitions.kinds, kindName) ? definitions.kinds[kindName] : undefined;
  if (root === undefined) return undefined;
  let here = { schema: own(definitions.definitions, root) ?? {}, definition: described(root) };
  let from = { definition: here.definition, field: '' };
  for (const part of path) {
    const { schema, definition } = here;
    const property = typeof part === 'string' ? own(schema['properties'], part) : undefined;
    const other = typeof part === 'number' ? schema['items'] : schema['additionalProperties'];
    const next = property ?? (isObject(other) ? other : undefined);
    if (next === undefined) return undefined;
    // A list's item is described where its list is, unless it has a definition of its own.
    if (property) from = { definition, field: String(part) };
    here = resolved(definitions, next, definition);
    if (!property && here.schema !== next) from = { definition: here.definition, field: '' };
  }
  return { schema: here.schema, ...from, inner: here.definition };
}

const typesOf = ({ type }: Schema): readonly unknown[] => (Array.isArray(type) ? type : [type]);

function typeOf(schema: Schema): FieldOf['type'] {
  const types = typesOf(schema);
  if (types.includes('object')) return 'map';
  if (types.includes('array')) return 'list';
  if (types.includes('boolean')) return 'switch';
  if (types.includes('string')) return 'text';
  if (types.includes('integer') || types.includes('number')) return 'number';
  return 'other';
}

/** The fields that a map may have, those that it must have first. */
export function fieldsOf(definitions: Definitions, { schema, inner }: Field): FieldOf[] {
  const { properties, required } = schema;
  const must: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(isObject(properties) ? properties : {})
    .map(([name, value]) => ({
      name,
      type: typeOf(resolved(definitions, isObject(value) ? value : {}, '').schema),
      required: must.includes(name),
      definition: inner,
    }))
    .sort((one, other) => Number(other.required) - Number(one.required));
}

/** The values that a field may have, as they are written in YAML; none when any will do. */
export function valuesOf({ schema }: Field): string[] {
  const values = schema['enum'];
  if (Array.isArray(values)) return values.filter((value) => typeof value === 'string' && value !== '');
  return typesOf(schema).includes('boolean') ? ['true', 'false'] : [];
}

/** How a type is called in Korean. */
export const TYPE_NAMES: Readonly<Record<FieldOf['type'], string>> = {
  map: '맵',
  list: '목록',
  text: '문자열',
  number: '수',
  switch: '불리언',
  other: '값',
};

/** Upstream's text on a field; undefined when it has none. */
export function descriptionOf(
  descriptions: Descriptions,
  { definition, field }: Pick<Field, 'definition' | 'field'>,
): string | undefined {
  const texts = Object.hasOwn(descriptions, definition) ? descriptions[definition] : undefined;
  return texts && Object.hasOwn(texts, field) ? texts[field] : undefined;
}

/** What kind of value a field has, in Korean. */
export const typeNameOf = ({ schema }: Field): string => TYPE_NAMES[typeOf(schema)];
