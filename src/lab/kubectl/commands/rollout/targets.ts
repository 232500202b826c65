import { Failure } from '../../errors.ts';
import { build, type Result } from '../../resources/builder.ts';
import { filenameOptions } from '../../resources/files.ts';
import type { Run } from '../../run.ts';

/** What a `rollout` command is about. @throws {Failure} when nothing is named. */
export async function rolloutTargets(run: Run): Promise<Result> {
  const { args, flags } = run;
  const files = filenameOptions(run);
  if (args.length === 0 && files.filenames.length === 0 && files.kustomize === '') {
    throw new Failure('required resource not specified');
  }
  if (flags.has('revision') && flags.number('revision') < 0) {
    throw new Failure(`revision must be a positive integer: ${flags.number('revision')}`);
  }
  return await build(run, {
    args,
    files,
    labelSelector: flags.text('selector'),
    allowEmptySelector: true,
    continueOnError: true,
    latest: true,
  });
}
