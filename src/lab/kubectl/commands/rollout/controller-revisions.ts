import type { Json } from '../../../cluster/json.ts';
import { copy, same } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import { resourceOfKind } from '../../resources/mapper.ts';
import { callOptions, type DryRun, type Info, type Run } from '../../run.ts';
import { templateText } from './template.ts';

/** ControllerRevisions of a StatefulSet or DaemonSet, oldest first. */
export async function controllerRevisionsOf(run: Run, info: Info): Promise<readonly Json[]> {
  const api = await run.connect();
  const resource = resourceOfKind(api.resources, 'apps/v1', 'ControllerRevision');
  if (!resource) throw new Failure('the server does not serve controllerrevisions');
  const { items } = await api.list(resource, info.namespace);
  const { uid } = (info.object as Json).metadata;
  return (items as readonly Json[])
    .filter(({ metadata }) => metadata.ownerReferences?.some((owner: Json) => owner.uid === uid))
    .sort((left, right) => left.revision - right.revision);
}

/** The template that a revision remembers. */
export function templateOf(revision: Json): Json {
  const { $patch: _, ...template } = copy(revision.data.spec.template);
  return template;
}

/** Takes a StatefulSet or DaemonSet back to a revision; what became of it. @throws {Failure} */
export async function rollBackTo(run: Run, info: Info, dryRun: DryRun): Promise<string> {
  const { resource, namespace, name } = info;
  const wanted = run.flags.number('to-revision');
  const found = await controllerRevisionsOf(run, info);
  if (found.length === 0) throw new Failure('no rollout history found');
  if (wanted === 0 && found.length < 2) {
    throw new Failure(`no last revision to roll back to`);
  }
  const revision = wanted === 0 ? found.at(-2) : found.find((item) => item.revision === wanted);
  if (!revision) throw new Failure(`unable to find specified revision ${wanted} in history`);
  const template = templateOf(revision);
  if (dryRun === 'client') return templateText(template);
  const object: Json = info.object;
  if (same(template, object.spec.template)) {
    return `skipped rollback (current template already matches revision ${revision.revision})`;
  }
  const patch = [{ op: 'replace', path: '/spec/template', value: template }];
  const api = await run.connect();
  const options = callOptions(run, { dryRun: dryRun === 'server' });
  await api.patch(resource, namespace, name, 'json', patch, options);
  return 'rolled back';
}
