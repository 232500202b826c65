import type { KubeObject } from '../../api.ts';
import { describe as describeObject } from '../describe/index.ts';
import { Failure, isNotFound, throwAll } from '../errors.ts';
import { build, type Selection } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import type { Command, Info, Run } from '../run.ts';

/** `kubectl describe` */
export const describe: Command = async (run) => {
  const { args, flags } = run;
  const { name: namespace } = await run.config.namespace();
  const files = filenameOptions(run);
  if (args.length === 0 && files.filenames.length === 0 && files.kustomize === '') {
    throw new Failure(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
  }
  const all = flags.bool('all-namespaces');
  const selection: Selection = {
    args,
    files,
    labelSelector: flags.text('selector'),
    allNamespaces: all,
    allowEmptySelector: true,
    continueOnError: true,
  };
  const { infos, error } = await (await build(run, selection)).infos();
  const given = flags.changed('show-events');
  const showEvents = !given && (error !== undefined || infos.length > 1) ? false : flags.bool('show-events');
  if (error && isNotFound(error) && args.length === 2) {
    await matching(run, error, args as readonly [string, string], showEvents);
    return;
  }
  const errors: Error[] = error ? [error] : [];
  let first = true;
  for (const info of infos) {
    const text = await one(run, info, showEvents);
    run.out(first ? text : `\n\n${text}`);
    first = false;
  }
  if (infos.length === 0 && errors.length === 0) {
    run.err(all ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
  }
  throwAll(errors);
};

async function one(run: Run, { resource, object }: Info, showEvents: boolean): Promise<string> {
  const api = await run.connect();
  return await describeObject(resource, object as KubeObject, api, {
    showEvents,
    now: run.world.clock.now(),
  });
}

/** A name that there is not may be the beginning of names that there are. */
async function matching(
  run: Run,
  error: Error,
  [type, prefix]: readonly [string, string],
  showEvents: boolean,
): Promise<void> {
  const result = await build(run, { args: [type], allowEmptySelector: true, singleType: true });
  const { infos, error: failed } = await result.infos();
  if (failed) throw failed;
  const found = infos.filter((info) => info.name.startsWith(prefix));
  if (found.length === 0) throw error;
  for (const info of found) run.out(`${await one(run, info, showEvents)}\n`);
}
