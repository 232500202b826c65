import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { ManifestObject, Places } from '../schema/index.ts';
import { formatPath, isObject, type Json } from '../yaml/index.ts';
import { because, warningText } from './because.ts';
import type { FieldError, ServerDocument } from './engine.ts';
import { pathOfField, valueAt } from './field.ts';
import { explainError } from './rules.ts';

function textOf(value: Json | undefined, badValue: unknown): string {
  const primitive = [badValue, value].find(
    (one) => one !== undefined && one !== null && typeof one !== 'object',
  );
  return primitive === undefined ? '' : String(primitive);
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** A default that the server put where nothing was written: it is the missing value that is wrong. */
function isDefault({ type, badValue }: FieldError, value: Json | undefined): boolean {
  return type === 'FieldValueInvalid' && isAbsent(value) && (badValue === 0 || badValue === '');
}

/** A Service's port, where its target port is not written. */
const COPIES: readonly (readonly [copy: RegExp, of: string])[] = [[/\.targetPort$/, '.port']];

/** What follows from another error of the same object: it would be told twice. */
function follows(error: FieldError, value: Json | undefined, errors: readonly FieldError[]): boolean {
  const { field, detail, badValue } = error;
  const others = errors.filter((other) => other !== error);
  if (detail === 'invalid label selector') return others.some((other) => other.field.startsWith(`${field}.`));
  const isCopy = COPIES.some(
    ([copy, of]) => copy.test(field) && others.some((other) => other.field === field.replace(copy, of)),
  );
  if (isAbsent(value) && isCopy) return true;
  // The server writes a namespace's name into a label of its own.
  if (field !== 'metadata.labels' || typeof badValue !== 'string') return false;
  const labels = isObject(value) ? Object.entries(value).flat() : [];
  return !labels.includes(badValue) && others.some((other) => other.badValue === badValue);
}

/** Says in the reader's words what the API server has against one object: an entry for each of its errors. */
export function explainErrors(
  object: ManifestObject,
  places: Places,
  { errors, message }: ServerDocument,
): Diagnostic[] {
  const detail = message.trim();
  const seen = new Set<string>();
  return errors.flatMap((error): Diagnostic[] => {
    const path = pathOfField(error.field, object.value);
    const value = valueAt(object.value, path);
    if (follows(error, value, errors)) return [];
    const name = formatPath(path);
    const found =
      error.field === ''
        ? withoutField(object, places, error, detail)
        : explainError({
            error: isDefault(error, value) ? { ...error, type: 'FieldValueRequired' } : error,
            object,
            places,
            path,
            name,
            value,
            text: textOf(value, error.badValue),
            extra: { path: name, detail },
          });
    const key = `${found.code} ${found.line}:${found.column} ${found.path}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [found];
  });
}

/** What the server says without naming a field: where it is known otherwise, it is found by its words. */
const FIELDS: readonly (readonly [words: RegExp, field: string])[] = [
  [/^(?:namespaces ".*" not found|.*namespaces ".*" not found)/, 'metadata.namespace'],
  [/namespace/, 'metadata.namespace'],
  [/the integer value of priority/, 'spec.priority'],
  [/invalid resource name|resource name may not be empty/, 'metadata.name'],
  [/provided port/, 'spec.healthCheckNodePort'],
];

function withoutField(
  object: ManifestObject,
  places: Places,
  { detail: words, message }: FieldError,
  detail: string,
): Diagnostic {
  const field = FIELDS.find(([pattern]) => pattern.test(words))?.[1];
  const path = field === undefined ? [] : pathOfField(field, object.value);
  const at = field === undefined ? places.key(object.path) : places.value([...object.path, ...path]);
  const extra = { detail, ...(field !== undefined && { path: field }) };
  const range = /The range of valid ports is (\S+)/.exec(words)?.[1];
  const value = textOf(valueAt(object.value, path), undefined);
  if (range !== undefined) return diagnose('server-node-port-range', at, { value, range }, extra);
  if (/provided port is already allocated/.test(words)) {
    return diagnose('server-port-taken', at, { path: field ?? '', value }, extra);
  }
  const invalidName = /invalid (?:resource name|namespace) "(.*?)":/.exec(message)?.[1];
  if (invalidName !== undefined) return diagnose('server-path-name', at, { name: invalidName }, extra);
  return diagnose('server-rejected', at, { because: because(words) || because(detail) }, extra);
}

const OF_KIND = /^\S+ \S+ is deprecated in/;

/** The server's warnings about one object. */
export function explainWarnings(
  object: ManifestObject,
  places: Places,
  { warnings }: ServerDocument,
): Diagnostic[] {
  return warnings.map((warning) => {
    const field = OF_KIND.test(warning)
      ? 'kind'
      : (/^\.?([\w.[\]/-]+?): /.exec(warning)?.[1] ?? /^(spec\.\w+) is ignored/.exec(warning)?.[1] ?? '');
    const path = pathOfField(field, object.value);
    const name = formatPath(path);
    const at = field === '' ? places.key(object.path) : places.value([...object.path, ...path]);
    const detail = `Warning: ${warning}`;
    const extra = { detail, ...(field !== '' && { path: name }) };
    return diagnose('server-warning', at, { path: name, because: warningText(warning) }, extra);
  });
}
