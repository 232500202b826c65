import type { Resource } from '../../../api.ts';
import { dryRunSuffix, klogPrefix } from '../../dry-run.ts';
import { Failure } from '../../errors.ts';
import { operationPrinter } from '../../output.ts';
import { LAST_APPLIED } from '../../patch/last-applied.ts';
import { resourceOfKind } from '../../resources/mapper.ts';
import { callOptions, type DryRun, type Info, type Run } from '../../run.ts';

/** What is pruned when nothing else is allowed: `VERSION KIND`, those in namespaces first. */
const USUAL = [
  'v1 ConfigMap',
  'v1 Endpoints',
  'v1 PersistentVolumeClaim',
  'v1 Pod',
  'v1 ReplicationController',
  'v1 Secret',
  'v1 Service',
  'batch/v1 Job',
  'batch/v1 CronJob',
  'networking.k8s.io/v1 Ingress',
  'apps/v1 DaemonSet',
  'apps/v1 Deployment',
  'apps/v1 ReplicaSet',
  'apps/v1 StatefulSet',
  'v1 Namespace',
  'v1 PersistentVolume',
];

/** `--prune-allowlist`: `GROUP/VERSION/KIND`, the core group being `core`. @throws {Failure} */
function allowed(run: Run, resources: readonly Resource[]): readonly Resource[] {
  const named = run.flags.list('prune-allowlist').map((text) => {
    const parts = text.split('/');
    if (parts.length !== 3) {
      throw new Failure(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`);
    }
    const [group, version, kind] = parts as [string, string, string];
    return `${group === 'core' ? '' : `${group}/`}${version} ${kind}`;
  });
  return (named.length > 0 ? named : USUAL).flatMap((text) => {
    const [version = '', kind = ''] = text.split(' ');
    const found = resourceOfKind(resources, version, kind);
    if (!found && named.length > 0) {
      throw new Failure(`no matches for kind "${kind}" in version "${version}"`);
    }
    return found ? [found] : [];
  });
}

/** What `--prune` asks for is checked before anything is applied. @throws {Failure} */
export function checkPrune(run: Run, serverSide: boolean, force: boolean): void {
  const { flags } = run;
  if (force) throw new Failure('--force cannot be used with --prune');
  if (!flags.bool('all') && !flags.text('selector')) {
    throw new Failure(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    );
  }
  if (serverSide) {
    throw new Failure(
      "--prune is in alpha and doesn't currently work on objects created by server-side apply",
    );
  }
}

/** Deletes what was applied before and is not among what is applied now. */
export async function prune(
  run: Run,
  applied: readonly Info[],
  uids: ReadonlySet<string>,
  dryRun: DryRun,
): Promise<void> {
  const api = await run.connect();
  const kinds = allowed(run, api.resources);
  if (run.flags.list('prune-allowlist').length === 0) {
    run.err(
      `${klogPrefix('W', run.world.clock.now())} prune.go:71] Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in the --prune-allowlist flag.\n`,
    );
  }
  const print = await operationPrinter(run, `pruned${dryRunSuffix(dryRun)}`);
  const namespaces = new Set(applied.flatMap(({ namespace }) => (namespace ? [namespace] : [])));
  const labelSelector = run.flags.text('selector');
  for (const within of [...namespaces, undefined]) {
    for (const resource of kinds.filter(({ namespaced }) => namespaced === (within !== undefined))) {
      const { items } = await api.list(resource, within, callOptions(run, { labelSelector } as object));
      for (const object of items) {
        if (!object.metadata.annotations?.[LAST_APPLIED] || uids.has(object.metadata.uid ?? '')) continue;
        if (dryRun !== 'client') {
          await api.delete(resource, within, object.metadata.name, { dryRun: dryRun === 'server' });
        }
        run.out(print(object));
      }
    }
  }
}
