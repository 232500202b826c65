import type { KubeObject } from '../../api.ts';
import { copy, type Json } from '../../cluster/json.ts';
import { strategicPatch } from '../../cluster/server/patch.ts';
import { dryRunOf, dryRunSuffix, validationOf } from '../dry-run.ts';
import { Failure, isNotFound, reduce, withSource } from '../errors.ts';
import { goJson } from '../output/index.ts';
import { formatPrinter, operationPrinter } from '../output.ts';
import { LAST_APPLIED, memoryOf, withMemory, withoutNulls } from '../patch/last-applied.ts';
import { threeWayPatch } from '../patch/three-way.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions, requireFiles } from '../resources/files.ts';
import { type Command, callOptions, type DryRun, type Info, type Run, usageError } from '../run.ts';
import { deleteAndCreate } from './apply/force.ts';
import { checkPrune, prune } from './apply/prune.ts';

/** What `apply` was told, for all its objects. */
interface Settings {
  readonly dryRun: DryRun;
  readonly validation: 'strict' | 'warn' | 'ignore';
  readonly serverSide: boolean;
  readonly force: boolean;
}

/** One object, and what happened to it. */
interface Applied {
  readonly object: KubeObject | Json;
  readonly operation: string;
}

function validate(run: Run, { dryRun, serverSide, force }: Settings): void {
  const { flags } = run;
  const wrong = (message: string) => {
    throw new Failure(message);
  };
  if (flags.bool('force-conflicts') && !serverSide) {
    wrong('--force-conflicts only works with --server-side');
  }
  if (dryRun === 'client' && serverSide) {
    wrong("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  }
  if (serverSide && force) wrong('--force cannot be used with --server-side');
  if (dryRun === 'server' && force) wrong('--dry-run=server cannot be used with --force');
  if (flags.bool('all') && flags.text('selector')) {
    wrong('cannot set --all and --selector at the same time');
  }
  if (flags.text('subresource') && !serverSide)
    wrong('--subresource can only be specified for --server-side');
}

/** `kubectl apply` */
export const apply: Command = async (run) => {
  const { flags, args } = run;
  if (args.length > 0) throw usageError(run, `Unexpected args: [${args.join(' ')}]`);
  const files = filenameOptions(run);
  const settings: Settings = {
    dryRun: dryRunOf(run),
    serverSide: flags.bool('server-side'),
    force: flags.bool('force'),
    validation: 'strict',
  };
  requireFiles(files);
  const complete = { ...settings, validation: validationOf(run) };
  await run.config.namespace();
  validate(run, complete);
  if (flags.bool('prune')) checkPrune(run, complete.serverSide, complete.force);
  const result = await build(run, {
    files,
    labelSelector: flags.text('selector'),
    continueOnError: true,
    validate: complete.validation !== 'ignore',
  });
  const { infos, error } = await result.infos();
  const errors: Error[] = error ? [error] : [];
  if (infos.length === 0 && errors.length === 0) throw new Failure('no objects passed to apply');
  const format = await formatPrinter(run);
  const printed: (KubeObject | Json)[] = [];
  const uids = new Set<string>();
  for (const info of infos) {
    try {
      const { object, operation } = await applyOne(run, info, complete);
      if (object.metadata.uid) uids.add(object.metadata.uid);
      if (format && flags.text('output') !== 'name') printed.push(object);
      else {
        const print = await operationPrinter(run, operation + dryRunSuffix(settings.dryRun));
        run.out(print(object));
      }
    } catch (caught) {
      if (!(caught instanceof Error)) throw caught;
      errors.push(caught);
    }
  }
  const failed = reduce(errors);
  if (failed) throw failed;
  const [only] = printed;
  if (format && printed.length > 0)
    run.out(
      format(printed.length === 1 ? only : { apiVersion: 'v1', kind: 'List', metadata: {}, items: printed }),
    );
  if (flags.bool('prune')) await prune(run, infos, uids, settings.dryRun);
};

async function applyOne(run: Run, info: Info, settings: Settings): Promise<Applied> {
  const api = await run.connect();
  const { resource, namespace, name, source } = info;
  const sent = info.object as KubeObject;
  const { dryRun } = settings;
  if (name === '') {
    const generate = sent.metadata?.['generateName'];
    if (generate) throw new Failure(`from ${generate}: cannot use generate name with apply`);
  }
  const options = callOptions(run, {
    dryRun: dryRun === 'server',
    fieldValidation: settings.validation,
    fieldManager: 'kubectl-client-side-apply',
  });
  const existing = await current(run, info);
  if (settings.serverSide) return await serverSide(run, info, existing, options);
  if (!existing) {
    const object = withoutNulls(withMemory(sent));
    if (dryRun === 'client') return { object, operation: 'created' };
    try {
      return { object: await api.create(resource, namespace, object, options), operation: 'created' };
    } catch (error) {
      throw withSource('creating', source, error);
    }
  }
  if (!existing.metadata.annotations?.[LAST_APPLIED]) {
    run.err(
      `Warning: resource ${resource.plural}/${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`,
    );
  }
  const modified = withMemory(sent);
  const patch = threeWayPatch(memoryOf(existing) ?? {}, modified, existing, resource.kind);
  const unchanged = Object.keys(patch).length === 0;
  const object = unchanged ? existing : await patched(run, info, existing, modified, patch, settings);
  if (object.metadata.deletionTimestamp) {
    run.err(
      `Warning: Detected changes to resource ${object.metadata.name} which is currently being deleted.\n`,
    );
  }
  return { object, operation: unchanged ? 'unchanged' : 'configured' };
}

/** What is there now. */
async function current(run: Run, info: Info): Promise<KubeObject | undefined> {
  const api = await run.connect();
  if (info.name === '') {
    throw withSource(
      `retrieving current configuration of:\n${describeInfo(info)}\nfrom server for:`,
      info.source,
      new Failure('resource name may not be empty'),
    );
  }
  try {
    return await api.get(info.resource, info.namespace, info.name, callOptions(run));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw withSource(
      `retrieving current configuration of:\n${describeInfo(info)}\nfrom server for:`,
      info.source,
      error,
    );
  }
}

async function patched(
  run: Run,
  info: Info,
  existing: KubeObject,
  modified: Json,
  patch: Json,
  settings: Settings,
): Promise<KubeObject> {
  const api = await run.connect();
  const { resource, namespace, name, source } = info;
  if (settings.dryRun === 'client') return strategicPatch(copy(existing), patch, resource.kind);
  try {
    return await api.patch(
      resource,
      namespace,
      name,
      'strategic',
      patch,
      callOptions(run, { dryRun: settings.dryRun === 'server', fieldValidation: settings.validation }),
    );
  } catch (error) {
    const forced = settings.force ? await deleteAndCreate(run, info, modified, error) : undefined;
    if (forced) return forced;
    throw withSource(
      `applying patch:\n${goJson(patch)}\nto:\n${describeInfo(info)}\nfor:`,
      source,
      withSource('patching', source, error),
    );
  }
}

/** How errors name an object: `Info.String()`. */
function describeInfo({ resource, name, namespace = '' }: Info): string {
  const version = `${resource.group}/${resource.version}`;
  return `Resource: "${version}, Resource=${resource.plural}", GroupVersionKind: "${version}, Kind=${resource.kind}"\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace)}`;
}

/** The lab's server keeps no field managers: what is applied is merged in, and nobody is in its way. */
async function serverSide(
  run: Run,
  info: Info,
  existing: KubeObject | undefined,
  options: ReturnType<typeof callOptions>,
): Promise<Applied> {
  const api = await run.connect();
  const { resource, namespace, name } = info;
  const sent = info.object as KubeObject;
  const object = existing
    ? await api.patch(resource, namespace, name, 'strategic', sent, options)
    : await api.create(resource, namespace, sent, options);
  return { object, operation: 'serverside-applied' };
}
