import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure } from '../errors.ts';
import { nameLine } from '../output/index.ts';
import { operationPrinter } from '../output.ts';
import { build, type Result } from '../resources/builder.ts';
import { resourceOfKind } from '../resources/mapper.ts';
import { waitFor } from '../resources/wait-for.ts';
import { type Command, callOptions, type Info, type Run, usageError } from '../run.ts';
import { parseTaints } from './nodes/taints.ts';

async function nodesOf(run: Run): Promise<Result> {
  const { args, flags } = run;
  const selector = flags.text('selector');
  if (args.length === 0 && selector === '') {
    throw usageError(run, `USAGE: ${run.node.spec.use} [flags]`);
  }
  if (args.length > 0 && selector !== '') {
    throw usageError(run, 'error: cannot specify both a node name and a --selector option');
  }
  return await build(run, {
    continueOnError: true,
    ...(args.length > 0
      ? { namesOf: { type: 'nodes', names: args } }
      : { args: ['nodes'], labelSelector: selector }),
  });
}

async function setUnschedulable(run: Run, info: Info, wanted: boolean): Promise<void> {
  const node: Json = info.object;
  const word = wanted ? 'cordoned' : 'uncordoned';
  const dryRun = dryRunOf(run);
  if (Boolean(node.spec?.unschedulable) === wanted) {
    run.out(`${nameLine(node, `already ${word}${dryRunSuffix(dryRun)}`)}\n`);
    return;
  }
  if (dryRun !== 'client') {
    const api = await run.connect();
    const patch = { spec: { unschedulable: wanted || null } };
    const options = callOptions(run, { dryRun: dryRun === 'server' });
    await api.patch(info.resource, undefined, info.name, 'strategic', patch, options);
  }
  run.out(`${nameLine(node, word + dryRunSuffix(dryRun))}\n`);
}

function cordoning(wanted: boolean): Command {
  return async (run) => {
    const { infos, error } = await (await nodesOf(run)).infos();
    for (const info of infos) await setUnschedulable(run, info, wanted);
    if (error) throw error;
  };
}

/** `kubectl cordon` */
export const cordon: Command = cordoning(true);
/** `kubectl uncordon` */
export const uncordon: Command = cordoning(false);

/** `kubectl drain` */
export const drain: Command = async (run) => {
  const { flags } = run;
  const { infos, error } = await (await nodesOf(run)).infos();
  if (error) throw error;
  for (const info of infos) await setUnschedulable(run, info, true);
  for (const info of infos) {
    const pods = await podsOn(run, info.name);
    const stop = obstacles(pods, flags.bool('ignore-daemonsets'), flags.bool('force'));
    if (stop.errors.length > 0) {
      run.err(
        `error: unable to drain node ${JSON.stringify(info.name)} due to error: [${stop.errors.join(', ')}], continuing command...\n`,
      );
      run.err(`There are pending nodes to be drained:\n ${info.name}\n`);
      throw new Failure(stop.errors.join('\n'));
    }
    if (stop.warnings.length > 0) run.err(`Warning: ${stop.warnings.join('; ')}\n`);
    await evict(run, stop.leaving);
    run.out(`${nameLine(info.object as KubeObject, 'drained')}\n`);
  }
};

async function podsOn(run: Run, node: string): Promise<readonly KubeObject[]> {
  const api = await run.connect();
  const pods = resourceOfKind(api.resources, 'v1', 'Pod');
  if (!pods) return [];
  const { items } = await api.list(pods, undefined, { fieldSelector: `spec.nodeName=${node}` });
  return items;
}

function obstacles(pods: readonly KubeObject[], ignoreDaemonSets: boolean, force: boolean) {
  const label = (pod: KubeObject) => `${pod.metadata.namespace}/${pod.metadata.name}`;
  const owner = (pod: KubeObject) => pod.metadata.ownerReferences?.find((item) => item.controller)?.kind;
  const mirrored = (pod: KubeObject) =>
    pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
  const daemons = pods.filter((pod) => owner(pod) === 'DaemonSet');
  const alone = pods.filter((pod) => owner(pod) === undefined && !mirrored(pod));
  const leaving = pods.filter((pod) => !daemons.includes(pod) && !mirrored(pod) && owner(pod) !== 'Node');
  const errors: string[] = [];
  const warnings: string[] = [];
  if (daemons.length > 0) {
    const list = daemons.map(label).join(', ');
    if (ignoreDaemonSets) warnings.push(`ignoring DaemonSet-managed Pods: ${list}`);
    else errors.push(`cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ${list}`);
  }
  if (alone.length > 0) {
    const list = alone.map(label).join(', ');
    if (force) warnings.push(`deleting Pods that declare no controller: ${list}`);
    else errors.push(`cannot delete Pods that declare no controller (use --force to override): ${list}`);
  }
  return { errors, warnings, leaving };
}

async function evict(run: Run, pods: readonly KubeObject[]): Promise<void> {
  const api = await run.connect();
  const resource = resourceOfKind(api.resources, 'v1', 'Pod');
  if (!resource) return;
  for (const { metadata } of pods) {
    run.out(`evicting pod ${metadata.namespace}/${metadata.name}\n`);
    await api.delete(resource, metadata.namespace, metadata.name);
  }
  for (const { metadata } of pods) {
    const info: Info = { resource, namespace: metadata.namespace, name: metadata.name };
    await waitFor(run, info, run.flags.duration('timeout') || 3_600_000, ({ type }) => type === 'DELETED');
    run.out(`pod/${metadata.name} evicted\n`);
  }
}

/** `kubectl taint` */
export const taint: Command = async (run) => {
  const { flags, args } = run;
  const dryRun = dryRunOf(run);
  const all = flags.bool('all');
  const isTaint = (text: string) => /[=:]/.test(text) || (text.endsWith('-') && text !== '-');
  const first = args.findIndex(isTaint);
  const resources = first < 0 ? args : args.slice(0, first);
  const specs = first < 0 ? [] : args.slice(first);
  const stray = specs.find((text) => !isTaint(text));
  if (stray !== undefined) {
    throw new Failure(`all resources must be specified before taint changes: ${stray}`);
  }
  if (resources.length === 0)
    throw new Failure('one or more resources must be specified as <resource> <name>');
  if (specs.length === 0) throw new Failure('at least one taint update is required');
  const changes = parseTaints(run, specs);
  const selector = flags.text('selector');
  if (all && selector) throw new Failure("setting 'all' parameter with a non empty selector is prohibited");
  if (resources.length < 2 && !all && !selector) {
    throw new Failure("at least one resource name must be specified since 'all' parameter is not set");
  }
  const result = await build(run, {
    args: resources,
    labelSelector: selector,
    allowEmptySelector: all,
    continueOnError: true,
    latest: true,
  });
  await result.each(async (visited) => {
    const list: readonly Info[] = visited.list
      ? visited.list.items.map((object) => ({ ...visited, name: object.metadata.name, object }))
      : [visited];
    for (const info of list) {
      const { taints, operation } = changes(info.object as Json, flags.bool('overwrite'));
      const api = await run.connect();
      const object =
        dryRun === 'client'
          ? info.object
          : await api.patch(
              info.resource,
              undefined,
              info.name,
              'merge',
              { spec: { taints: taints.length > 0 ? taints : null } },
              callOptions(run, { dryRun: dryRun === 'server' }),
            );
      const print = await operationPrinter(run, operation + dryRunSuffix(dryRun));
      run.out(print(object));
    }
  });
};
