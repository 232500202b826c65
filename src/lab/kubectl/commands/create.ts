import { dryRunOf, dryRunSuffix, validationOf } from '../dry-run.ts';
import { Failure, throwAll, withSource } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { withMemory } from '../patch/last-applied.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions, requireFiles } from '../resources/files.ts';
import { type Command, callOptions, type Run, usageError } from '../run.ts';
import { refuse } from './refuse.ts';

/** `kubectl create -f` */
export const create: Command = async (run) => {
  const { flags, args } = run;
  const files = filenameOptions(run);
  if (args.length > 0) throw usageError(run, `Unexpected args: [${args.join(' ')}]`);
  requireFiles(files);
  if (flags.text('raw')) {
    if (flags.bool('edit')) throw new Failure('--raw and --edit are mutually exclusive');
    return await refuse('kubectl create --raw')(run);
  }
  if (flags.bool('edit')) return await refuse('kubectl create --edit')(run);
  await createFiles(run);
};

async function createFiles(run: Run): Promise<void> {
  const { flags } = run;
  const dryRun = dryRunOf(run);
  const fieldValidation = validationOf(run);
  const api = await run.connect();
  const result = await build(run, {
    files: filenameOptions(run),
    labelSelector: flags.text('selector'),
    continueOnError: true,
    validate: fieldValidation !== 'ignore',
  });
  const print = await operationPrinter(run, `created${dryRunSuffix(dryRun)}`);
  const { infos, error } = await result.infos();
  const errors: Error[] = error ? [error] : [];
  for (const { resource, namespace, object, source } of infos) {
    const sent = flags.bool('save-config') && object ? withMemory(object) : object;
    try {
      const made =
        dryRun === 'client'
          ? sent
          : await api.create(
              resource,
              namespace,
              sent,
              callOptions(run, { dryRun: dryRun === 'server', fieldValidation }),
            );
      run.out(print(made));
    } catch (caught) {
      errors.push(withSource('creating', source, caught) as Error);
    }
  }
  throwAll(errors);
  if (infos.length === 0) throw new Failure('no objects passed to create');
}
