import { splitKind } from './definitions.ts';
import type { Definitions, Kind, Schema } from './types.ts';

/** Answers the engine's questions; undefined where there is no such schema. */
export type Registry = (question: string) => string | undefined;

/** What decides how definitions are handed out. */
export interface RegistryOptions {
  readonly strict: boolean;
  /** Shipped definitions are known to be right; others are checked against the metaschema. */
  readonly trusted: boolean;
}

/**
 * The file name that kubeconform looks for, without folder and extension: lower case, and of a group only what stands
 * before the first dot (https://github.com/yannh/kubeconform#overriding-schemas-location).
 */
export function fileStem({ apiVersion, kind }: Kind): string {
  const [group, version] = apiVersion.split('/');
  const suffix = [group!.split('.')[0]!, ...(version === undefined ? [] : [version])].join('-');
  return `${kind}-${suffix}`.toLowerCase();
}

/**
 * Serves `kind/STEM` (the address of its schema) and `definition/NAME` (the schema) out of definitions.
 *
 * @throws Error when two kinds have one stem: kubeconform would look at the same file for both.
 */
export function definitionsRegistry(definitions: Definitions, options: RegistryOptions): Registry {
  const stems = new Map<string, { readonly kind: string; readonly name: string }>();
  for (const [kind, name] of Object.entries(definitions.kinds)) {
    const stem = fileStem(splitKind(kind));
    const other = stems.get(stem)?.kind;
    if (other !== undefined) {
      throw new Error(`kubeconform-wasm: kubeconform cannot tell ${other} from ${kind}: both are ${stem}`);
    }
    stems.set(stem, { kind, name });
  }
  const scheme = options.trusted ? 'kubernetes' : 'custom';
  return (question) => {
    const at = question.indexOf('/');
    const name = question.slice(at + 1);
    if (question.slice(0, at) === 'kind') {
      const found = stems.get(name)?.name;
      return found === undefined ? undefined : `${scheme}:///${encodeURIComponent(found)}`;
    }
    const schema = definitions.definitions[name];
    return schema === undefined ? undefined : stringify(schema, options.strict);
  };
}

/** The engine asks for one definition at a time, so a reference is the address of another document. */
function stringify(schema: Schema, strict: boolean): string {
  return JSON.stringify(schema, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string')
      return encodeURIComponent(value.slice('#/definitions/'.length));
    if (key === 'additionalProperties' && value === false && !strict) return undefined;
    return value;
  });
}
