import type { Definitions } from 'kubeconform-wasm';
import { type Cursor, cursorAt } from './cursor.ts';
import { type Field, fieldAt, fieldsOf, TYPE_NAMES, valuesOf } from './schema.ts';

/** One way to go on. */
export interface Suggestion {
  readonly label: string;
  /** What is written in its place. */
  readonly text: string;
  readonly detail: string;
  readonly type: 'property' | 'enum';
  readonly required: boolean;
  /** Where its description stands. */
  readonly about?: { readonly definition: string; readonly field: string };
}

/** What can stand at a cursor. Offsets are those of the text. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Suggestion[];
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
const value = (text: string): Suggestion => ({
  label: text,
  text,
  detail: '',
  type: 'enum',
  required: false,
});

/** Versions and kinds that are served; lists are no kinds that somebody writes. */
function heads(definitions: Definitions, { key, apiVersion, kind }: Cursor): string[] {
  const served = Object.keys(definitions.kinds).flatMap((name) => {
    const at = name.lastIndexOf('/');
    const [version, own] = [name.slice(0, at), name.slice(at + 1)];
    return /List$/.test(own) ? [] : [{ version, kind: own }];
  });
  if (key?.text === 'kind') {
    const here = served.filter(({ version }) => version === apiVersion);
    return unique((here.length > 0 ? here : served).map((each) => each.kind));
  }
  const here = served.filter((each) => each.kind === kind);
  return unique((here.length > 0 ? here : served).map(({ version }) => version));
}

function fieldsHere(definitions: Definitions, field: Field, { siblings, column }: Cursor): Suggestion[] {
  const deeper = `\n${' '.repeat(column + 2)}`;
  const after = { map: deeper, list: `${deeper}- `, text: ' ', number: ' ', switch: ' ', other: ' ' };
  return fieldsOf(definitions, field)
    .filter(({ name }) => !siblings.has(name))
    .map(({ name, type, required, definition }) => ({
      label: name,
      text: `${name}:${after[type]}`,
      detail: required ? `${TYPE_NAMES[type]}, 필수` : TYPE_NAMES[type],
      type: 'property',
      required,
      about: { definition, field: name },
    }));
}

const HEAD = ['apiVersion', 'kind', 'metadata'];

/** What can stand at an offset of a text, by the schemas of one version. Nothing where nothing is known. */
export function completionsAt(
  definitions: Definitions,
  text: string,
  offset: number,
): Completions | undefined {
  const cursor = cursorAt(text, offset);
  if (!cursor) return undefined;
  const { parent, key, apiVersion, kind, object, siblings } = cursor;
  const path = parent.slice(object.length);
  const atValue = key !== undefined && offset > key.to;
  if (atValue && path.length === 0 && (key.text === 'apiVersion' || key.text === 'kind')) {
    return { from: cursor.value.from, to: cursor.value.to, options: heads(definitions, cursor).map(value) };
  }
  const field = fieldAt(definitions, apiVersion, kind, atValue ? [...path, key.text] : path);
  if (atValue) {
    const values = field ? valuesOf(field) : [];
    return values.length === 0
      ? undefined
      : { from: cursor.value.from, to: cursor.value.to, options: values.map(value) };
  }
  // A key that stands already is replaced, and its value stays.
  const span = key ?? cursor.value;
  if (!field) {
    if (path.length > 0) return undefined;
    const rest = HEAD.filter((name) => !siblings.has(name)).map((name) => ({
      ...value(name),
      text: name === 'metadata' ? `${name}:\n${' '.repeat(cursor.column + 2)}` : `${name}: `,
      type: 'property' as const,
    }));
    return {
      from: span.from,
      to: span.to,
      options: key ? rest.map((each) => ({ ...each, text: each.label })) : rest,
    };
  }
  const items = valuesOf(field);
  const options = items.length > 0 ? items.map(value) : fieldsHere(definitions, field, cursor);
  if (options.length === 0) return undefined;
  return {
    from: span.from,
    to: span.to,
    options: key ? options.map((each) => ({ ...each, text: each.label })) : options,
  };
}

/** The field that an offset of a text lies on, with the stretch of its key. */
export function fieldUnder(
  definitions: Definitions,
  text: string,
  offset: number,
): (Field & { readonly name: string; readonly from: number; readonly to: number }) | undefined {
  const cursor = cursorAt(text, offset);
  if (!cursor?.key) return undefined;
  const { key, value: after, parent, object, apiVersion, kind } = cursor;
  const on = [key, after].find(({ from, to }) => offset >= from && offset <= to);
  const path = [...parent.slice(object.length), key.text];
  const field = on && fieldAt(definitions, apiVersion, kind, path);
  return field && { ...field, name: key.text, from: on.from, to: on.to };
}
