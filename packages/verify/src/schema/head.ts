import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { isObject, type Json, type Path, plainText } from '../yaml/index.ts';
import { type ManifestObject, textAt } from './object.ts';
import type { Places } from './places.ts';
import { kindOfValue } from './words.ts';

/** What kubectl says before it looks at the fields, and whether it stops there. */
export interface HeadVerdict {
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing else can be said about this object. */
  readonly stops: boolean;
  /** `metadata.name` has been dealt with. */
  readonly namesMissing: boolean;
}

const HEAD = [
  ['apiVersion', 'apiVersion: v1'],
  ['kind', 'kind: Service'],
] as const;

/** What stands in the place of a field that is missing; empty when nothing looks like it. */
function misspelled({ value }: ManifestObject, field: string): string {
  const others = Object.keys(value).filter((key) => !HEAD.some(([name]) => name === key));
  return others.find((key) => nearest(key, [field]) !== undefined) ?? '';
}

function checkType(object: ManifestObject, places: Places): Diagnostic[] {
  return HEAD.flatMap(([field, example]) => {
    const value = object.value[field];
    if (typeof value === 'string' && value !== '') return [];
    if (value === undefined || value === null || value === '') {
      const written = value === undefined ? misspelled(object, field) : '';
      const at = places.key(
        value === undefined && written === '' ? object.path : [...object.path, written || field],
      );
      const detail = `error validating data: ${field} not set`;
      return [diagnose('schema-missing-head', at, { field, example, written }, { path: field, detail })];
    }
    const detail = `error validating data: ${field} isn't string type`;
    const got = `${kindOfValue(value)}${places.written([...object.path, field]) === '' ? '' : ` ${places.written([...object.path, field])}`}`;
    return [
      diagnose(
        'schema-head-type',
        places.value([...object.path, field]),
        { field, got, example },
        { path: field, detail },
      ),
    ];
  });
}

function typeProblem(places: Places, path: Path, name: string, value: Json, want: string): Diagnostic {
  const data = {
    path: name,
    got: kindOfValue(value),
    value: '',
    written: places.written(path),
    want: [want],
  };
  return diagnose('schema-type', places.value(path), data, { path: name });
}

function checkName({ path, value }: ManifestObject, places: Places): Diagnostic[] {
  const metadata = value['metadata'];
  const here = [...path, 'metadata'];
  if (metadata !== undefined && metadata !== null && !isObject(metadata)) {
    return [typeProblem(places, here, 'metadata', metadata, '맵')];
  }
  const name = metadata?.['name'];
  if (isObject(name) || Array.isArray(name)) {
    return [typeProblem(places, [...here, 'name'], 'metadata.name', name, '문자열')];
  }
  if (name !== undefined && name !== null && name !== '') return [];
  const generated = textAt(metadata ?? undefined, 'generateName');
  if (generated !== undefined && generated !== '') {
    const detail = `error: from ${generated}: cannot use generate name with apply`;
    return [
      diagnose(
        'schema-generate-name',
        places.key([...here, 'generateName']),
        {},
        { path: 'metadata.generateName', detail },
      ),
    ];
  }
  // A misspelled `metadata` is reported as such; its name is not missing as well.
  const misspelled = Object.keys(value).some(
    (key) => key !== 'metadata' && nearest(key, ['metadata']) !== undefined,
  );
  if (metadata === undefined && misspelled) return [];
  const detail = 'resource name may not be empty';
  const data = { kind: plainText(value['kind']) };
  return [diagnose('schema-missing-name', places.key(here), data, { path: 'metadata.name', detail })];
}

/** Checks `apiVersion`, `kind` and the name of one object, as kubectl apply does before it asks the server. */
export function checkHead(object: ManifestObject, places: Places): HeadVerdict {
  const types = checkType(object, places);
  if (types.length > 0) return { diagnostics: types, stops: true, namesMissing: true };
  const names = checkName(object, places);
  const broken = names.some(({ code }) => code === 'schema-type');
  return { diagnostics: names, stops: broken, namesMissing: true };
}
