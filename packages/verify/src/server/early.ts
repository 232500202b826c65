import type { Diagnostic } from '../diagnostic.ts';
import type { ManifestObject, Places } from '../schema/index.ts';
import { formatPath } from '../yaml/index.ts';
import type { FieldError, ServerDocument } from './engine.ts';
import { explainErrors } from './explain.ts';
import { pathOfField } from './field.ts';

/** Codes that say the same as an error without a field, by its words. */
const SAME: readonly (readonly [words: RegExp, codes: readonly string[]])[] = [
  [/not set|isn't string type|unexpected GroupVersion/, ['schema-missing-head', 'schema-head-type']],
  [/invalid object to validate/, ['schema-not-object']],
  [/resource name may not be empty/, ['schema-missing-name']],
  [/cannot use generate name/, ['schema-generate-name']],
  [
    /no matches for kind|no kind ".*" is registered/,
    ['schema-unknown-kind', 'schema-wrong-api-version', 'schema-removed-api'],
  ],
  [/quantit/, ['schema-format']],
  [/base64/, ['schema-format']],
  [/parsing time/, ['schema-format']],
  [/intstr|IntOrString/i, ['schema-type', 'schema-range']],
];

const TYPES = new Set(['schema-type', 'schema-range', 'schema-format', 'schema-enum']);

/** Names of types that Go puts into the paths of embedded fields. */
const EMBEDDED = /(^|\.)(?:[A-Z]\w*)(?=\.)/g;

/** `spec.ports.port` for `spec.ports[0].port`, as Go names fields of the wrong type. */
function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

function wrongTypeField({ type, field, message }: FieldError): string | undefined {
  const struct = /Go struct field \w+\.(\S+) of type/.exec(message)?.[1];
  const named = type === 'WrongType' ? field || struct : struct;
  return named?.replace(EMBEDDED, '').replace(/^\./, '');
}

function fits(error: FieldError, object: ManifestObject): (one: Diagnostic) => boolean {
  if (error.type === 'UnknownField' || error.type === 'DuplicateField') {
    const path = formatPath(pathOfField(error.field, object.value));
    return (one) => one.path === path || one.path === error.field;
  }
  const wrong = wrongTypeField(error);
  if (wrong !== undefined) {
    return ({ code, path }) => {
      if (!TYPES.has(code) || path === undefined) return false;
      const bare = withoutIndexes(path);
      // Go names the map, the schemas its entry.
      return bare === wrong || bare.startsWith(`${wrong}.`) || bare.startsWith(`${wrong}[`);
    };
  }
  const codes = SAME.find(([words]) => words.test(error.message))?.[1] ?? [];
  return ({ code }) => codes.includes(code);
}

/**
 * Gives what the checks have found in an object the words of the server, which stopped at the first thing that kept it
 * from reading the object whole. What nobody else has found is told by the server alone.
 *
 * @param found what kubectl's rules and the schemas say.
 */
export function attach(
  object: ManifestObject,
  places: Places,
  own: ServerDocument,
  found: readonly Diagnostic[],
): Diagnostic[] {
  const detail = own.message.trim();
  const said = new Set<Diagnostic>();
  const alone = own.errors.filter((error) => {
    const fitting = found.filter(fits(error, object));
    // What kubectl stops at follows from what else is wrong: a name is missing where `metadata` is misspelled.
    const same = fitting.length === 0 && own.stage !== 'decode' ? found : fitting;
    for (const one of same) said.add(one);
    return same.length === 0;
  });
  return [
    ...found.map((one) => (said.has(one) ? { ...one, detail } : one)),
    ...explainErrors(object, places, { ...own, errors: alone }),
  ];
}
