import type { KubeObject } from '../../api.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure, reduce } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { type Pairs, parsePairs, splitPairs } from '../pairs.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { type Command, callOptions, type DryRun, type Run } from '../run.ts';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

function validate(run: Run, resources: readonly string[], { pairs, removed }: Pairs, dryRun: DryRun): void {
  const { flags } = run;
  const files = filenameOptions(run);
  const noFiles = files.filenames.length === 0 && files.kustomize === '';
  const fail = (message: string) => {
    throw new Failure(message);
  };
  if (flags.bool('list') && flags.text('output')) fail('--list and --output may not be specified together');
  if (flags.bool('all') && flags.text('selector')) fail('cannot set --all and --selector at the same time');
  if (flags.bool('all') && flags.text('field-selector')) {
    fail('cannot set --all and --field-selector at the same time');
  }
  if (!flags.bool('local')) {
    if (resources.length === 0 && noFiles) {
      fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    }
  } else if (dryRun === 'server') {
    fail('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  } else if (resources.length > 0) {
    fail('can only use local files by -f rsrc.yaml or --filename=rsrc.json when --local=true is set');
  } else if (noFiles) fail('one or more files must be specified as -f rsrc.yaml or --filename=rsrc.json');
  if (Object.keys(pairs).length === 0 && removed.length === 0 && !flags.bool('list')) {
    fail('at least one annotation update is required');
  }
  const both = removed.filter((key) => Object.hasOwn(pairs, key));
  if (both.length > 0) {
    fail(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`,
    );
  }
}

/** `kubectl annotate` */
export const annotate: Command = async (run) => {
  const { flags, args } = run;
  const dryRun = dryRunOf(run);
  const { resources, changes } = splitPairs(args, 'annotation');
  const pairs = parsePairs(changes, 'annotation', true);
  validate(run, resources, pairs, dryRun);
  const print = await operationPrinter(run, `annotated${dryRunSuffix(dryRun)}`);
  const local = flags.bool('local');
  const result = await build(run, {
    files: filenameOptions(run),
    continueOnError: true,
    ...(!local && {
      args: resources,
      labelSelector: flags.text('selector'),
      fieldSelector: flags.text('field-selector'),
      allNamespaces: flags.bool('all-namespaces'),
      allowEmptySelector: flags.bool('all'),
      latest: true,
    }),
  });
  const { infos, error } = await result.infos();
  const errors: Error[] = error ? [error] : [];
  for (const info of infos) {
    try {
      const object = info.object as KubeObject;
      const annotations = changed(object, pairs, flags.bool('overwrite'));
      if (flags.bool('list')) {
        const { kind, group } = info.resource;
        if (!result.single) run.out(`Listing annotations for ${kind}.${group}/${info.name}:\n`);
        const indent = result.single ? '' : ' ';
        for (const [key, value] of Object.entries(annotations)) {
          if (value !== null) run.out(`${indent}${key}=${value}\n`);
        }
        continue;
      }
      const offline = dryRun === 'client' || local;
      const shown = offline
        ? { ...object, metadata: { ...object.metadata, annotations } }
        : await (await run.connect()).patch(
            info.resource,
            info.namespace,
            info.name,
            'merge',
            { metadata: { annotations } },
            callOptions(run, { dryRun: dryRun === 'server' }),
          );
      run.out(print(shown));
    } catch (caught) {
      errors.push(caught as Error);
    }
  }
  const failed = reduce(errors);
  if (failed) throw failed;
};

/** @throws {Failure} for an annotation that has another value. */
function changed(
  object: KubeObject,
  { pairs, removed }: Pairs,
  overwrite: boolean,
): Record<string, string | null> {
  const now = object.metadata.annotations ?? {};
  const taken = Object.entries(pairs)
    .filter(([key, value]) => key !== CHANGE_CAUSE && Object.hasOwn(now, key) && now[key] !== value)
    .map(([key]) => `'${key}' already has a value (${now[key]})`);
  if (!overwrite && taken.length > 0) {
    throw new Failure(
      `--overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`,
    );
  }
  return { ...now, ...pairs, ...Object.fromEntries(removed.map((key) => [key, null])) };
}
