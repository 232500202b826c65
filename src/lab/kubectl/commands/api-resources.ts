import { Failure } from '../errors.ts';
import { printApiResources, printApiVersions } from '../printers/index.ts';
import { type Command, usageError } from '../run.ts';

/** `kubectl api-resources` */
export const apiResources: Command = async (run) => {
  const { flags, args } = run;
  if (args.length > 0) throw usageError(run, `unexpected arguments: [${args.join(' ')}]`);
  const [sortBy, output] = [flags.text('sort-by'), flags.text('output')];
  if (sortBy !== '' && sortBy !== 'name' && sortBy !== 'kind') {
    throw new Failure('--sort-by accepts only name or kind');
  }
  if (output !== '' && output !== 'wide' && output !== 'name') {
    throw new Failure(
      `unable to match a printer suitable for the output format ${JSON.stringify(output)}, allowed formats are: json,kyaml,name,wide,yaml`,
    );
  }
  const { resources } = await run.connect();
  run.out(
    printApiResources(resources, {
      verbs: flags.list('verbs'),
      categories: flags.list('categories'),
      noHeaders: flags.bool('no-headers'),
      ...(flags.changed('api-group') && { apiGroup: flags.text('api-group') }),
      ...(flags.changed('namespaced') && { namespaced: flags.bool('namespaced') }),
      ...(sortBy && { sortBy }),
      ...(output && { output }),
    }),
  );
};

/** `kubectl api-versions` */
export const apiVersions: Command = async (run) => {
  if (run.args.length > 0) throw usageError(run, `unexpected arguments: [${run.args.join(' ')}]`);
  const { resources } = await run.connect();
  run.out(printApiVersions(resources));
};
