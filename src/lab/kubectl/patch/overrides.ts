import type { Json } from '../../cluster/json.ts';
import { jsonPatch, mergePatch, PatchError, strategicPatch } from '../../cluster/server/patch.ts';
import { Failure } from '../errors.ts';
import type { Run } from '../run.ts';

/** The object as `--overrides` changes it. @throws {Failure} for an override that does not fit. */
export function overridden(run: Run, object: Json, kind: string): Json {
  const text = run.flags.has('overrides') ? run.flags.text('overrides') : '';
  if (text === '') return object;
  const type = run.flags.text('override-type');
  if (!['json', 'merge', 'strategic'].includes(type)) throw new Failure(`invalid override type: ${type}`);
  let patch: Json;
  try {
    patch = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Failure(type === 'merge' ? 'Invalid JSON Patch' : 'invalid JSON document');
  }
  try {
    if (type === 'json') return jsonPatch(object, patch);
    return type === 'strategic' ? strategicPatch(object, patch, kind) : mergePatch(object, patch);
  } catch (error) {
    if (error instanceof PatchError) throw new Failure(error.message);
    throw error;
  }
}
