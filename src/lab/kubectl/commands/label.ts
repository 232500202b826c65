import type { KubeObject } from '../../api.ts';
import { labelValueFaults } from '../../cluster/server/label-syntax.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure, reduce } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { splitPairs } from '../pairs.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { type Command, callOptions, type DryRun, type Run } from '../run.ts';

interface Changes {
  readonly labels: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

/** @throws {Failure} */
function readChanges(list: readonly string[]): Changes {
  const labels: Record<string, string> = {};
  const removed: string[] = [];
  for (const text of list) {
    const [key = '', value, ...more] = text.split('=');
    if (value === undefined) removed.push(text.slice(0, -1));
    else {
      if (more.length > 0) throw new Failure(`invalid label spec: ${text}`);
      const faults = labelValueFaults(value);
      if (faults.length > 0)
        throw new Failure(`invalid label value: ${JSON.stringify(text)}: ${faults.join(';')}`);
      labels[key] = value;
    }
  }
  if (removed.some((key) => Object.hasOwn(labels, key))) {
    throw new Failure('can not both modify and remove a label in the same command');
  }
  return { labels, removed };
}

function validate(run: Run, resources: readonly string[], changes: Changes, dryRun: DryRun): void {
  const { flags } = run;
  const files = filenameOptions(run);
  const noFiles = files.filenames.length === 0 && files.kustomize === '';
  if (flags.bool('all') && flags.text('selector')) {
    throw new Failure('cannot set --all and --selector at the same time');
  }
  if (flags.bool('all') && flags.text('field-selector')) {
    throw new Failure('cannot set --all and --field-selector at the same time');
  }
  if (flags.bool('local')) {
    if (dryRun === 'server') {
      throw new Failure('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    }
    if (resources.length > 0) {
      throw new Failure(
        'can only use local files by -f pod.yaml or --filename=pod.json when --local=true is set',
      );
    }
    if (noFiles)
      throw new Failure('one or more files must be specified as -f pod.yaml or --filename=pod.json');
  } else if (resources.length === 0 && noFiles) {
    throw new Failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  const none = Object.keys(changes.labels).length === 0 && changes.removed.length === 0;
  if (none && !flags.bool('list')) throw new Failure('at least one label update is required');
}

/** `kubectl label` */
export const label: Command = async (run) => {
  const { flags, args } = run;
  const dryRun = dryRunOf(run);
  const { resources, changes: list } = splitPairs(args, 'label');
  const changes = readChanges(list);
  if (flags.bool('list') && flags.text('output')) {
    throw new Failure('--list and --output may not be specified together');
  }
  validate(run, resources, changes, dryRun);
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
  if (!result.single && flags.text('resource-version')) {
    throw new Failure('--resource-version may only be used with a single resource');
  }
  const { infos, error } = await result.infos();
  const errors: Error[] = error ? [error] : [];
  for (const info of infos) {
    try {
      const object = info.object as KubeObject;
      const changing = dryRun !== 'client' && !local && !flags.bool('list');
      if (changing) {
        for (const key of changes.removed) {
          if (!Object.hasOwn(object.metadata.labels ?? {}, key)) {
            run.out(`label ${JSON.stringify(key)} not found.\n`);
          }
        }
      }
      const { patch, operation } = difference(object, changes, flags.bool('overwrite'));
      if (flags.bool('list')) {
        if (!result.single)
          run.out(`Listing labels for ${info.resource.kind}.${info.resource.group}/${info.name}:\n`);
        const indent = result.single ? '' : ' ';
        const all = { ...object.metadata.labels, ...changes.labels };
        for (const [key, value] of Object.entries(all)) run.out(`${indent}${key}=${value}\n`);
        continue;
      }
      let shown: KubeObject = object;
      if (Object.keys(patch).length > 0) {
        if (changing) {
          const api = await run.connect();
          const version = flags.text('resource-version');
          const metadata = { labels: patch, ...(version && { resourceVersion: version }) };
          shown = await api.patch(
            info.resource,
            info.namespace,
            info.name,
            'merge',
            { metadata },
            callOptions(run, { dryRun: dryRun === 'server' }),
          );
        } else shown = locally(object, patch);
      }
      const print = await operationPrinter(run, operation + dryRunSuffix(dryRun));
      run.out(print(shown));
    } catch (caught) {
      errors.push(caught as Error);
    }
  }
  const failed = reduce(errors);
  if (failed) throw failed;
};

function locally(object: KubeObject, patch: Readonly<Record<string, string | null>>): KubeObject {
  const labels: Record<string, string> = { ...object.metadata.labels };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete labels[key];
    else labels[key] = value;
  }
  return { ...object, metadata: { ...object.metadata, labels } };
}

/** What changes, and what it is called. @throws {Failure} for a label that has another value. */
function difference(object: KubeObject, { labels, removed }: Changes, overwrite: boolean) {
  const now = object.metadata.labels ?? {};
  if (!overwrite) {
    const errors = Object.entries(labels)
      .filter(([key, value]) => Object.hasOwn(now, key) && now[key] !== value)
      .map(([key]) => new Failure(`'${key}' already has a value (${now[key]}), and --overwrite is false`));
    const failed = reduce(errors);
    if (failed) throw failed;
  }
  const added = Object.entries(labels).filter(([key, value]) => now[key] !== value);
  const gone = removed.filter((key) => Object.hasOwn(now, key));
  const patch: Record<string, string | null> = {
    ...Object.fromEntries(added),
    ...Object.fromEntries(gone.map((key) => [key, null])),
  };
  let operation = 'not labeled';
  if (added.length > 0 && gone.length > 0) operation = 'modified';
  else if (added.length > 0) operation = 'labeled';
  else if (gone.length > 0) operation = 'unlabeled';
  return { patch, operation };
}
