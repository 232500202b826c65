import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { waitFor } from '../resources/wait-for.ts';
import { type Command, callOptions, type Info, type Run } from '../run.ts';
import { notFoundSubresource } from './scale/missing.ts';

const SCALABLE = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController']);

/** `kubectl scale` */
export const scale: Command = async (run) => {
  const { flags, args } = run;
  const dryRun = dryRunOf(run);
  const print = await operationPrinter(run, `scaled${dryRunSuffix(dryRun)}`);
  const [replicas, current] = [flags.number('replicas'), flags.number('current-replicas')];
  if (replicas < 0) {
    throw new Failure('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  }
  if (current < -1) throw new Failure('The --current-replicas must specify an integer of -1 or greater');
  const result = await build(run, {
    args,
    files: filenameOptions(run),
    labelSelector: flags.text('selector'),
    allowEmptySelector: flags.bool('all'),
    continueOnError: true,
  });
  const { infos, error } = await result.infos();
  const version = flags.text('resource-version');
  if (version && infos.length > 1) {
    throw new Failure('cannot use --resource-version with multiple resources');
  }
  if (infos.length === 0) throw error ?? new Failure('no objects passed to scale');
  for (const info of infos) {
    const object = info.object as KubeObject;
    if (dryRun === 'client') {
      run.out(print({ ...object, spec: { ...(object['spec'] as Json), replicas } }));
      continue;
    }
    run.out(print(await one(run, info, replicas, current, dryRun === 'server')));
  }
  if (error) throw error;
};

async function one(run: Run, info: Info, replicas: number, current: number, dryRun: boolean): Promise<Json> {
  const { resource, namespace, name } = info;
  if (!SCALABLE.has(resource.kind)) throw notFoundSubresource();
  const api = await run.connect();
  const version = run.flags.text('resource-version');
  if (current !== -1 || version) {
    const now = await api.get(resource, namespace, name);
    const was = (now['spec'] as Json)?.replicas ?? 1;
    if (current !== -1 && was !== current) {
      throw new Failure(`Expected replicas to be ${current}, was ${was}`);
    }
    if (version && now.metadata.resourceVersion !== version) {
      throw new Failure(`Expected resource version to be ${version}, was ${now.metadata.resourceVersion}`);
    }
  }
  const options = { ...callOptions(run, { dryRun }), subresource: 'scale' as const };
  const scaled = await api.patch(resource, namespace, name, 'merge', { spec: { replicas } }, options);
  const timeout = run.flags.duration('timeout');
  if (timeout > 0 && !dryRun) await settled(run, info, replicas, timeout);
  return scaled;
}

async function settled(run: Run, info: Info, replicas: number, timeout: number): Promise<void> {
  const { how } = await waitFor(run, info, timeout, ({ object }) => {
    const { spec, status } = object as Json;
    return spec.replicas !== replicas || (status?.replicas ?? 0) === replicas;
  });
  if (how === 'timeout') throw new Failure(`timed out waiting for ${JSON.stringify(info.name)} to be synced`);
}
