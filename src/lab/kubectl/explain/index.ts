import type { Resource } from '../../api.ts';
import { goQuote } from '../format/gotext.ts';
import { type ExplainSource, type Schema, Schemas } from './source.ts';
import { indent, wrap } from './wrap.ts';

export { publishedFields } from './published.ts';
export type { ExplainSource, ExplainTexts, ExplainTypes } from './source.ts';
export { explainTypes } from './types.ts';

/** What shapes `kubectl explain`. */
export interface ExplainOptions {
  /** Fields of fields, without their texts. */
  readonly recursive?: boolean;
  /** How deep; 0 for no limit. */
  readonly maxDepth?: number;
}

/**
 * What `kubectl explain` prints. When a field is not there the head is printed all the same, and `error` says what is
 * wrong, without kubectl's `error: `.
 *
 * @param path names of fields: `['spec', 'ports']`.
 * https://github.com/kubernetes/kubectl/blob/v0.37.2/pkg/explain/v2/templates/plaintext.tmpl
 */
export async function explain(
  resource: Pick<Resource, 'group' | 'version' | 'kind' | 'plural'>,
  path: readonly string[],
  source: ExplainSource,
  options: ExplainOptions = {},
): Promise<{ readonly stdout: string; readonly error?: string }> {
  const schemas = new Schemas(await source.types(), await source.texts());
  const { group, version, kind } = resource;
  const definition = schemas.definitionOf(group ? `${group}/${version}` : version, kind);
  if (!definition) {
    const gvr = `${group}/${version}, Resource=${resource.plural}`;
    return { stdout: '', error: `GVR (${gvr}) not found in OpenAPI schema` };
  }
  const head = `${group ? `GROUP:      ${group}\n` : ''}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
  const root: Schema = { type: `@${definition}`, text: '', enum: [], required: false };
  const body = new Explanation(schemas, options).output(root, path);
  if (body === undefined) {
    return { stdout: head, error: `field ${goQuote(path.at(-1) ?? '')} does not exist` };
  }
  return { stdout: `${head}${body}\n` };
}

class Explanation {
  readonly #schemas: Schemas;
  readonly #options: ExplainOptions;

  constructor(schemas: Schemas, options: ExplainOptions) {
    this.#schemas = schemas;
    this.#options = options;
  }

  /** Follows the path; undefined when it leads nowhere. */
  output(schema: Schema, path: readonly string[]): string | undefined {
    const [name, ...rest] = path;
    if (name === undefined) return this.#described(schema);
    const field = this.#fieldsOf(schema)?.get(name);
    if (!field) return undefined;
    const body = this.output(field, rest);
    if (body === undefined) return undefined;
    const head = `FIELD: ${name} <${this.#schemas.nameOf(field.type)}>\n`;
    return rest.length > 0 ? body : `${head}${longEnum(field.enum)}\n\n${body}`;
  }

  #described(schema: Schema): string {
    const texts = [schema.text, this.#schemas.text(definitionIn(schema.type) ?? '')];
    const text = texts
      .filter(Boolean)
      .map((part) => `${part}\n`)
      .join('');
    const fields = this.#fieldList(schema, 1, []);
    return (
      `DESCRIPTION:\n${indent(wrap(text || '<empty>', 76), 4)}\n` +
      (fields === '' ? '' : `FIELDS:\n${fields}`)
    );
  }

  /** The fields of what a type holds, through lists and maps. */
  #fieldsOf({ type }: Schema): ReadonlyMap<string, Schema> | undefined {
    const definition = definitionIn(type);
    return definition === undefined ? undefined : this.#schemas.fields(definition);
  }

  #fieldList(schema: Schema, level: number, seen: readonly string[]): string {
    const definition = definitionIn(schema.type);
    if (definition === undefined || seen.includes(definition)) return '';
    const { recursive = false, maxDepth = 0 } = this.#options;
    const deeper = recursive && (maxDepth === 0 || level < maxDepth);
    let out = '';
    for (const [name, field] of this.#schemas.fields(definition) ?? []) {
      out += this.#field(name, field, level * 2, recursive);
      if (deeper) out += this.#fieldList(field, level + 1, [...seen, definition]);
    }
    return out;
  }

  #field(name: string, field: Schema, amount: number, short: boolean): string {
    const required = field.required ? ' -required-' : '';
    const line = `${indent(name, amount)}\t<${this.#schemas.nameOf(field.type)}>${required}${shortEnum(field.enum, amount)}\n`;
    if (short) return line;
    const text = wrap(field.text || '<no description>', 78 - amount);
    return `${line}${indent(text, amount + 2)}\n\n`;
  }
}

function definitionIn(type: string): string | undefined {
  const at = type.indexOf('@');
  return at < 0 ? undefined : type.slice(at + 1);
}

function shown(value: string): string {
  return value === '' ? '""' : value;
}

function longEnum(values: readonly string[]): string {
  if (values.length === 0) return '';
  return `ENUM:${values.map((value) => `\n    ${shown(value)}`).join('')}`;
}

/** At most four. */
function shortEnum(values: readonly string[], amount: number): string {
  if (values.length === 0) return '';
  const more = values.length > 4 ? ', ....' : '';
  return `\n${' '.repeat(amount)}enum: ${values.slice(0, 4).map(shown).join(', ')}${more}`;
}
