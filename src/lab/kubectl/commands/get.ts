import type { KubeObject, Resource } from '../../api.ts';
import { Failure, throwAll } from '../errors.ts';
import { sortBy as sortObjects, sortTable } from '../output/index.ts';
import { formatPrinter, type ObjectPrinter } from '../output.ts';
import { printTable, renderTable } from '../printers/index.ts';
import { build, type Result, type Selection } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { type Command, type Run, usageError } from '../run.ts';
import { raw } from './get/raw.ts';
import { watch } from './get/watch.ts';

/** What of a table the flags of `get` decide. */
export interface Look {
  readonly wide: boolean;
  readonly noHeaders: boolean;
  readonly labelColumns: readonly string[];
  readonly showLabels: boolean;
  readonly allNamespaces: boolean;
  readonly showKind: boolean;
}

function lookOf({ flags }: Run): Look {
  return {
    wide: flags.text('output') === 'wide',
    noHeaders: flags.bool('no-headers'),
    labelColumns: flags.list('label-columns'),
    showLabels: flags.bool('show-labels'),
    allNamespaces: flags.bool('all-namespaces'),
    showKind: flags.bool('show-kind'),
  };
}

function check(run: Run): void {
  const { flags } = run;
  const output = flags.text('output');
  if (flags.bool('show-labels') && output !== '' && output !== 'wide') {
    throw new Failure(`--show-labels option cannot be used with ${output} printer`);
  }
  if (flags.list('label-columns').length > 0 && output.startsWith('custom-columns')) {
    throw new Failure(`--label-columns option cannot be used with ${output} printer`);
  }
  if (flags.bool('output-watch-events') && !flags.bool('watch') && !flags.bool('watch-only')) {
    throw new Failure('--output-watch-events option can only be used with --watch or --watch-only');
  }
}

/** `kubectl get` */
export const get: Command = async (run) => {
  const { flags, args } = run;
  if (flags.text('raw')) return await raw(run);
  const { name: namespace } = await run.config.namespace();
  const files = filenameOptions(run);
  const watching = flags.bool('watch') || flags.bool('watch-only');
  if (!watching && args.length === 0 && files.filenames.length === 0 && files.kustomize === '') {
    run.err(
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
    );
    throw usageError(
      run,
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
    );
  }
  check(run);
  const selection: Selection = {
    args,
    files,
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    allNamespaces: flags.bool('all-namespaces'),
    allowEmptySelector: true,
    latest: true,
  };
  if (watching) {
    await watch(run, selection, lookOf(run), await printerOf(run));
    return;
  }
  const result = await build(run, { ...selection, continueOnError: true });
  if (flags.bool('ignore-not-found')) result.ignoreNotFound();
  const format = await printerOf(run);
  if (format) await generic(run, result, format);
  else await human(run, result, namespace);
};

/** The printer of `-o`; undefined for tables. */
async function printerOf(run: Run): Promise<ObjectPrinter | undefined> {
  const output = run.flags.text('output');
  return output === 'wide' ? undefined : await formatPrinter(run, 'get');
}

async function generic(run: Run, result: Result, print: ObjectPrinter): Promise<void> {
  const { infos, error } = await result.infos();
  if (error && result.single) throw error;
  const objects = infos.flatMap((info) => info.object ?? []);
  if (infos.length === 0 && run.flags.bool('ignore-not-found')) {
    if (error) throw error;
    return;
  }
  const [only] = objects;
  const sortBy = run.flags.text('sort-by');
  if (result.single && objects.length === 1 && only) run.out(print(only));
  else {
    const items = sortBy ? sortObjects(objects, sortBy) : objects;
    run.out(print({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items }));
  }
  if (error) throw error;
}

interface Group {
  readonly resource: Resource;
  readonly objects: KubeObject[];
  named: boolean;
}

/** Objects that stand next to each other in one table. */
async function groupsOf(result: Result): Promise<{ groups: Group[]; count: number; errors: Error[] }> {
  const groups: Group[] = [];
  const errors: Error[] = [];
  let count = 0;
  try {
    await result.each(({ resource, object, list }) => {
      count++;
      const last = groups.at(-1);
      const objects = list ? list.items : object ? [object] : [];
      if (last?.resource === resource) last.objects.push(...objects);
      else groups.push({ resource, objects: [...objects], named: !list });
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    errors.push(error);
  }
  return { groups, count, errors };
}

async function human(run: Run, result: Result, namespace: string): Promise<void> {
  const look = lookOf(run);
  const { groups, errors } = await groupsOf(result);
  const withKind = look.showKind || new Set(groups.map(({ resource }) => resource)).size > 1;
  const sortBy = run.flags.text('sort-by');
  let written = false;
  let pending = false;
  for (const { resource, objects, named } of groups) {
    const sorted = sortBy ? (named ? sortObjects : sortTable)(objects, sortBy) : objects;
    const table = printTable(resource, sorted, {
      now: run.world.clock.now(),
      wide: look.wide,
      named,
      labelColumns: look.labelColumns,
      showLabels: look.showLabels,
      withKind,
      withNamespace: look.allNamespaces && resource.namespaced,
    });
    const text = renderTable(table, { noHeaders: look.noHeaders });
    if (text === '') continue;
    if (pending && !look.noHeaders) run.out('\n');
    run.out(text);
    written = true;
    pending = true;
  }
  if (!written && !run.flags.bool('ignore-not-found') && errors.length === 0) {
    const all = !look.allNamespaces && groups.every(({ resource }) => resource.namespaced);
    run.err(all ? `No resources found in ${namespace} namespace.\n` : 'No resources found\n');
  }
  throwAll(errors);
}
