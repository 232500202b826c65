import { dryRunOf, dryRunSuffix, validationOf } from '../dry-run.ts';
import { Failure, isNotFound, withSource } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { withMemory } from '../patch/last-applied.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions, requireFiles } from '../resources/files.ts';
import { waitFor } from '../resources/wait-for.ts';
import { type Command, callOptions, type Info, type Run, usageError } from '../run.ts';
import { deletedText } from './delete.ts';
import { refuse } from './refuse.ts';

/** `kubectl replace` */
export const replace: Command = async (run) => {
  const { flags, args } = run;
  if (flags.text('raw')) return await refuse('kubectl replace --raw')(run);
  const dryRun = dryRunOf(run);
  const fieldValidation = validationOf(run);
  const files = filenameOptions(run);
  if (flags.number('grace-period') >= 0 && !flags.bool('force')) {
    throw new Failure('--grace-period must have --force specified');
  }
  if (flags.duration('timeout') !== 0 && !flags.bool('force')) {
    throw new Failure('--timeout must have --force specified');
  }
  if (files.filenames.length === 0 && files.kustomize === '') {
    requireFiles(files);
  }
  if (args.length > 0) throw usageError(run, `Unexpected args: [${args.join(' ')}]`);
  const api = await run.connect();
  const result = await build(run, { files, continueOnError: true, validate: fieldValidation !== 'ignore' });
  const print = await operationPrinter(run, `replaced${dryRunSuffix(dryRun)}`);
  if (flags.bool('force') && dryRun === 'none') {
    const { infos, error } = await result.infos();
    if (error) throw error;
    for (const info of infos) await removeFirst(run, info);
    for (const info of infos) {
      await waitFor(run, info, flags.duration('timeout') || 300_000, ({ type }) => type === 'DELETED');
    }
    for (const { resource, namespace, object } of infos) {
      const sent = flags.bool('save-config') && object ? withMemory(object) : object;
      run.out(print(await api.create(resource, namespace, sent, callOptions(run, { fieldValidation }))));
    }
    return;
  }
  await result.each(async (info) => {
    const { resource, namespace, name, source } = info;
    const sent = flags.bool('save-config') && info.object ? withMemory(info.object) : info.object;
    if (dryRun === 'client') {
      run.out(print(sent));
      return;
    }
    const options = callOptions(run, { dryRun: dryRun === 'server', fieldValidation });
    try {
      run.out(print(await api.replace(resource, namespace, name, sent, options)));
    } catch (error) {
      throw withSource('replacing', source, error);
    }
  });
};

async function removeFirst(run: Run, info: Info): Promise<void> {
  const api = await run.connect();
  const grace = run.flags.number('grace-period');
  try {
    const options = grace >= 0 ? { gracePeriodSeconds: grace } : {};
    await api.delete(info.resource, info.namespace, info.name, options);
  } catch (error) {
    if (isNotFound(error)) return;
    throw error;
  }
  run.out(deletedText(run, info, grace, 'none'));
}
