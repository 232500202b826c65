import type { Json } from '../../cluster/json.ts';
import { jsonPatch, mergePatch, PatchError, strategicPatch } from '../../cluster/server/patch.ts';
import { Failure } from '../errors.ts';
import { readDocuments } from '../resources/yaml.ts';
import type { Run } from '../run.ts';

/** The object as `--overrides` changes it. @throws {Failure} for an override that does not fit. */
export function overridden(run: Run, object: Json, kind: string): Json {
  const text = run.flags.has('overrides') ? run.flags.text('overrides') : '';
  if (text === '') return object;
  const type = run.flags.text('override-type');
  let patch: Json;
  try {
    [patch] = readDocuments(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure(`couldn't parse the overrides: ${error.message}`);
  }
  try {
    if (type === 'json') return jsonPatch(object, patch);
    if (type === 'strategic') return strategicPatch(object, patch, kind);
    if (type === 'merge') return mergePatch(object, patch);
  } catch (error) {
    if (error instanceof PatchError) throw new Failure(error.message);
    throw error;
  }
  throw new Failure(`invalid override type: ${type}`);
}
