import { copy, type Json, same } from '../../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../../dry-run.ts';
import { Failure } from '../../errors.ts';
import { operationPrinter } from '../../output.ts';
import { LAST_APPLIED } from '../../patch/last-applied.ts';
import { type Command, callOptions, type DryRun, type Info, type Run } from '../../run.ts';
import { rollBackTo } from './controller-revisions.ts';
import { REVISION, replicaSetsOf, revisionOf } from './revisions.ts';
import { rolloutTargets } from './targets.ts';
import { templateText } from './template.ts';

const HASH = 'pod-template-hash';
/** Annotations that belong to the Deployment or to the revision, not to what is rolled back. */
const KEPT = [
  LAST_APPLIED,
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
];

/** `kubectl rollout undo` */
export const rolloutUndo: Command = async (run) => {
  const dryRun = dryRunOf(run);
  const result = await rolloutTargets(run);
  await result.each(async (info) => {
    if (info.list) throw new Failure('a single resource is needed');
    const { resource, name } = info;
    const object: Json = info.object;
    if (object.metadata.annotations?.[LAST_APPLIED]) {
      run.err(
        `Warning: resource ${resource.plural}/${name} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`,
      );
    }
    if (resource.group === 'apps' && ['StatefulSet', 'DaemonSet'].includes(resource.kind)) {
      const done = await rollBackTo(run, info, dryRun);
      run.out((await operationPrinter(run, done + dryRunSuffix(dryRun)))(object));
      return;
    }
    if (resource.kind !== 'Deployment') {
      const { kind, group } = resource;
      throw new Failure(`no rollbacker has been implemented for "${group ? `${kind}.${group}` : kind}"`);
    }
    const operation = await rollBack(run, info, dryRun);
    const print = await operationPrinter(run, operation + dryRunSuffix(dryRun));
    run.out(print(object));
  });
};

async function rollBack(run: Run, info: Info, dryRun: DryRun): Promise<string> {
  const { resource, namespace, name } = info;
  const deployment: Json = info.object;
  const wanted = run.flags.number('to-revision');
  const found = pick(await replicaSetsOf(run, info), wanted, name);
  const template: Json = copy(found.spec.template);
  delete template.metadata?.labels?.[HASH];
  if (dryRun === 'client') return templateText(found.spec.template);
  if (deployment.spec.paused) {
    throw new Failure(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  }
  if (same(template, deployment.spec.template)) {
    return `skipped rollback (current template already matches revision ${wanted})`;
  }
  const annotations = {
    ...pickKeys(deployment.metadata.annotations, (key) => KEPT.includes(key)),
    ...pickKeys(found.metadata.annotations, (key) => !KEPT.includes(key)),
  };
  const api = await run.connect();
  const patch = [
    { op: 'replace', path: '/spec/template', value: template },
    { op: 'replace', path: '/metadata/annotations', value: annotations },
  ];
  const options = callOptions(run, { dryRun: dryRun === 'server' });
  await api.patch(resource, namespace, name, 'json', patch, options);
  return 'rolled back';
}

function pickKeys(map: Json, want: (key: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries((map ?? {}) as Record<string, string>).filter(([key]) => want(key)),
  );
}

/** The ReplicaSet of a revision, or the one before the last. @throws {Failure} */
function pick(sets: readonly Json[], wanted: number, name: string): Json {
  if (wanted < 0) throw new Failure(`unable to find specified revision ${wanted} in history`);
  if (wanted > 0) {
    const found = sets.find((item) => revisionOf(item) === wanted);
    if (!found) throw new Failure(`unable to find specified revision ${wanted} in history`);
    return found;
  }
  const previous = sets.at(-2);
  if (!previous) throw new Failure(`no rollout history found for deployment ${JSON.stringify(name)}`);
  return previous;
}
