import type { KubeObject, PatchType } from '../../api.ts';
import { copy, type Json, same } from '../../cluster/json.ts';
import { badRequest } from '../../cluster/server/errors.ts';
import { jsonPatch, mergePatch, PatchError, strategicPatch } from '../../cluster/server/patch.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { readDocuments } from '../resources/yaml.ts';
import { type Command, callOptions, type DryRun, type Run } from '../run.ts';

const TYPES: Readonly<Record<string, PatchType>> = { json: 'json', merge: 'merge', strategic: 'strategic' };

function validate(run: Run, dryRun: DryRun): PatchType {
  const { flags, args } = run;
  const [text, file] = [flags.text('patch'), flags.text('patch-file')];
  if (text !== '' && file !== '') throw new Failure('cannot specify --patch and --patch-file together');
  if (text === '' && file === '') {
    throw new Failure('must specify --patch or --patch-file containing the contents of the patch');
  }
  if (flags.bool('local') && args.length > 0) {
    throw new Failure('cannot specify --local and server resources');
  }
  if (flags.bool('local') && dryRun === 'server') {
    throw new Failure('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  }
  const type = TYPES[flags.text('type').toLowerCase() || 'strategic'];
  if (!type) {
    throw new Failure(
      `--type must be one of [json merge strategic], not ${JSON.stringify(flags.text('type'))}`,
    );
  }
  return type;
}

/** The patch; text that is no JSON goes to the server as it is, and only the server complains. */
async function readPatch(run: Run): Promise<Json> {
  const file = run.flags.text('patch-file');
  let text = run.flags.text('patch');
  if (file !== '') {
    const read = await run.call.files.read(file);
    if (read === undefined) {
      throw new Failure(`unable to read patch file: open ${file}: no such file or directory`);
    }
    text = read;
  }
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  try {
    const [value] = readDocuments(text);
    return value;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure(
      `unable to parse ${JSON.stringify(run.flags.text('patch'))}: ${error.message.replace(/^error converting YAML to JSON: /, '')}`,
    );
  }
}

/** `kubectl patch` */
export const patch: Command = async (run) => {
  const { flags, args } = run;
  const dryRun = dryRunOf(run);
  const type = validate(run, dryRun);
  const value = await readPatch(run);
  const subresource = flags.text('subresource');
  const result = await build(run, { args, files: filenameOptions(run), continueOnError: true });
  let count = 0;
  await result.each(async ({ resource, namespace, name, object }) => {
    count++;
    if (value === undefined) throw badRequest('invalid JSON patch');
    const before = object as KubeObject;
    const offline = flags.bool('local') || dryRun === 'client';
    const after = offline
      ? locally(before, type, value, resource.kind)
      : await (await run.connect()).patch(resource, namespace, name, type, value, {
          ...callOptions(run, { dryRun: dryRun === 'server' }),
          ...((subresource === 'status' || subresource === 'scale') && { subresource }),
        });
    const operation = same(before, after) ? 'patched (no change)' : 'patched';
    // kubectl tells only a client's dry run from the real thing.
    const print = await operationPrinter(run, operation + (dryRun === 'client' ? dryRunSuffix(dryRun) : ''));
    run.out(print(after));
  });
  if (count === 0) throw new Failure('no objects passed to patch');
};

function locally(object: KubeObject, type: PatchType, value: Json, kind: string): Json {
  try {
    if (type === 'json') return jsonPatch(copy(object), value);
    return type === 'merge' ? mergePatch(object, value) : strategicPatch(object, value, kind);
  } catch (error) {
    throw error instanceof PatchError ? new Failure(error.message) : error;
  }
}
