import type { Json } from '../../../cluster/json.ts';
import { copy, same } from '../../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../../dry-run.ts';
import { Failure, reduce } from '../../errors.ts';
import { operationPrinter } from '../../output.ts';
import { threeWayPatch } from '../../patch/three-way.ts';
import { build } from '../../resources/builder.ts';
import { filenameOptions } from '../../resources/files.ts';
import { callOptions, type Info, type Run } from '../../run.ts';

/** The Pod spec within an object: its own, or that of its template. @throws {Failure} when there is none. */
export function podSpecOf(object: Json): Json {
  if (object.kind === 'Pod') return object.spec;
  if (object.kind === 'CronJob') return object.spec.jobTemplate.spec.template.spec;
  const spec = object.spec?.template?.spec;
  if (!spec) throw new Failure('the object is not a pod or does not have a pod template');
  return spec;
}

/** What a `set` command does. */
export interface Setting {
  /** Arguments that name objects. */
  readonly resources: readonly string[];
  readonly selector: string;
  readonly operation: string;
  /** How a refusal by the server begins; without one it speaks for itself. */
  readonly failure?: string;
  /** An object that is as it should be already is told of too. */
  readonly always?: boolean;
  /** What is wrong with the words, said only once the objects are found. @throws {Failure} */
  validate?(): void;
  /** Changes a copy of the object. @throws {Failure} */
  change(object: Json): void;
}

/** Changes objects by strategic merge patches: what kubectl's `set` commands have in common. */
export async function setOn(run: Run, setting: Setting): Promise<void> {
  const { flags } = run;
  const dryRun = dryRunOf(run);
  const local = flags.bool('local');
  const print = await operationPrinter(run, setting.operation + dryRunSuffix(dryRun));
  const result = await build(run, {
    files: filenameOptions(run),
    continueOnError: true,
    ...(!local && {
      args: setting.resources,
      labelSelector: setting.selector,
      allowEmptySelector: flags.has('all') && flags.bool('all'),
      latest: true,
    }),
  });
  const { infos, error } = await result.infos();
  if (error) throw error;
  setting.validate?.();
  const errors: Error[] = [];
  for (const info of infos) {
    try {
      const changed = copy(info.object) as Json;
      setting.change(changed);
      if (!setting.always && same(changed, info.object)) continue;
      run.out(print(local || dryRun === 'client' ? changed : await patched(run, info, changed, setting)));
    } catch (caught) {
      errors.push(caught as Error);
    }
  }
  const failed = reduce(errors);
  if (failed) throw failed;
}

async function patched(run: Run, info: Info, changed: Json, { failure }: Setting): Promise<Json> {
  const api = await run.connect();
  const { resource, namespace, name, object } = info;
  const patch = threeWayPatch(object, changed, object, resource.kind);
  const dryRun = dryRunOf(run) === 'server';
  try {
    return await api.patch(resource, namespace, name, 'strategic', patch, callOptions(run, { dryRun }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (failure === undefined) throw error;
    throw new Failure(`${failure}: ${error.message}`);
  }
}
