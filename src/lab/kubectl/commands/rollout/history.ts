import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import { alignTabs } from '../../format/tabwriter.ts';
import { formatPrinter, operationPrinter } from '../../output.ts';
import type { Command, Info, Run } from '../../run.ts';
import { controllerRevisionsOf, templateOf } from './controller-revisions.ts';
import { replicaSetsOf, revisionOf } from './revisions.ts';
import { rolloutTargets } from './targets.ts';
import { templateText } from './template.ts';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** `kubectl rollout history` */
export const rolloutHistory: Command = async (run) => {
  const { flags } = run;
  const revision = flags.number('revision');
  const result = await rolloutTargets(run);
  const format = await formatPrinter(run);
  await result.each(async (visited) => {
    const infos = visited.list ? visited.list.items.map((object) => ({ ...visited, object })) : [visited];
    for (const info of infos) {
      if (info.resource.group === 'apps' && REVISIONED.includes(info.resource.kind)) {
        await historyOfRevisions(run, info, revision);
        continue;
      }
      const sets = await setsOf(run, info);
      if (format) {
        const wanted = revision > 0 ? sets.filter((item) => revisionOf(item) === revision) : sets;
        if (wanted.length === 0) throw new Failure('unable to find the specified revision');
        for (const item of wanted) run.out(format(item));
        continue;
      }
      const heading = revision > 0 ? `with revision #${revision}` : '';
      const print = await operationPrinter(run, `${heading}\n${historyText(sets, revision)}`);
      run.out(print(info.object));
    }
  });
};

const REVISIONED = ['StatefulSet', 'DaemonSet'];

async function historyOfRevisions(run: Run, info: Info, revision: number): Promise<void> {
  const found = await controllerRevisionsOf(run, info);
  const wanted = revision > 0 ? found.filter((item) => item.revision === revision) : found;
  if (wanted.length === 0) throw new Failure('unable to find the specified revision');
  const format = await formatPrinter(run);
  if (format) {
    for (const item of wanted) run.out(format(item));
    return;
  }
  const causeOf = (item: Json) => item.metadata.annotations?.[CHANGE_CAUSE];
  const lines = wanted.map((item) => `${item.revision}\t${causeOf(item) || '<none>'}\n`);
  const text =
    revision > 0
      ? templateText(templateOf(wanted[0]))
      : alignTabs(`REVISION\tCHANGE-CAUSE\n${lines.join('')}`, { minWidth: 0, padding: 2 });
  const heading = revision > 0 ? `with revision #${revision}` : '';
  run.out((await operationPrinter(run, `${heading}\n${text}`))(info.object));
}

async function setsOf(run: Run, info: Info): Promise<readonly Json[]> {
  const { kind, group } = info.resource;
  if (kind === 'Deployment') return await replicaSetsOf(run, info);
  throw new Failure(`no history viewer has been implemented for "${group ? `${kind}.${group}` : kind}"`);
}

function historyText(sets: readonly Json[], revision: number): string {
  if (sets.length === 0) return 'No rollout history found.';
  if (revision > 0) {
    const found = sets.find((item) => revisionOf(item) === revision);
    if (!found) throw new Failure('unable to find the specified revision');
    const cause = found.metadata.annotations?.[CHANGE_CAUSE];
    const { template } = found.spec;
    const annotations = { ...template.metadata?.annotations, ...(cause && { [CHANGE_CAUSE]: cause }) };
    return templateText({ ...template, metadata: { ...template.metadata, annotations } });
  }
  const lines = sets.map(
    (item) => `${revisionOf(item)}\t${item.metadata.annotations?.[CHANGE_CAUSE] || '<none>'}\n`,
  );
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${lines.join('')}`, { minWidth: 0, padding: 2 });
}
