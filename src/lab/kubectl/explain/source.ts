/**
 * The type of a field: a primitive's name or `@` and a definition's, after `[]` for lists and `{}` for maps, and before
 * `!` when the field is required.
 */
export type FieldType = string;

/** Types of the API's fields. */
export interface ExplainTypes {
  /** `v1/Service`, `apps/v1/Deployment` to the name of its definition. */
  readonly kinds: Readonly<Record<string, string>>;
  /** A definition's fields, those with an enum as a pair; a definition without fields is its type. */
  readonly definitions: Readonly<
    Record<string, FieldType | Readonly<Record<string, FieldType | readonly [FieldType, readonly string[]]>>>
  >;
}

/** Texts of definitions (key '') and of their fields. */
export type ExplainTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What `kubectl explain` reads, loaded when it is asked for. */
export interface ExplainSource {
  types(): Promise<ExplainTypes>;
  texts(): Promise<ExplainTexts>;
}

/** A type with its text, as the API's description has one. */
export interface Schema {
  readonly type: FieldType;
  readonly text: string;
  readonly enum: readonly string[];
  readonly required: boolean;
}

/** Reads types and texts together. */
export class Schemas {
  readonly #types: ExplainTypes;
  readonly #texts: ExplainTexts;

  constructor(types: ExplainTypes, texts: ExplainTexts) {
    this.#types = types;
    this.#texts = texts;
  }

  /** The definition of a kind. */
  definitionOf(apiVersion: string, kind: string): string | undefined {
    return this.#types.kinds[`${apiVersion}/${kind}`];
  }

  /** The fields of a definition, sorted by name; undefined when it has none. */
  fields(definition: string): ReadonlyMap<string, Schema> | undefined {
    const entry = this.#types.definitions[definition];
    if (entry === undefined || typeof entry === 'string') return undefined;
    const texts = this.#texts[definition] ?? {};
    return new Map(
      Object.keys(entry)
        .sort()
        .map((name) => {
          const value = entry[name] as FieldType | readonly [FieldType, readonly string[]];
          const [type, options] = typeof value === 'string' ? [value, []] : value;
          const required = type.endsWith('!');
          return [
            name,
            { type: required ? type.slice(0, -1) : type, text: texts[name] ?? '', enum: options, required },
          ];
        }),
    );
  }

  /** The text of a definition itself. */
  text(definition: string): string {
    return this.#texts[definition]?.[''] ?? '';
  }

  /** `[]ContainerPort`, `map[string]string`, `Object`: how kubectl names a type. */
  nameOf(type: FieldType): string {
    if (type.startsWith('[]')) return `[]${this.nameOf(type.slice(2))}`;
    if (type.startsWith('{}')) return `map[string]${this.nameOf(type.slice(2))}`;
    if (!type.startsWith('@')) return type === 'object' || type === '' ? 'Object' : type;
    const definition = type.slice(1);
    const entry = this.#types.definitions[definition];
    if (typeof entry === 'string' && entry !== '' && entry !== 'object') return entry;
    return definition.split('.').at(-1) || 'Object';
  }
}
