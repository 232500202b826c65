import type { KubeObject } from '../../../api.ts';
import { dryRunOf, dryRunSuffix } from '../../dry-run.ts';
import { Failure } from '../../errors.ts';
import { goJson } from '../../output/index.ts';
import { operationPrinter } from '../../output.ts';
import { LAST_APPLIED } from '../../patch/last-applied.ts';
import { build } from '../../resources/builder.ts';
import { filenameOptions } from '../../resources/files.ts';
import { type Command, callOptions, type Info } from '../../run.ts';
import { refuse } from '../refuse.ts';

/** `kubectl apply set-last-applied` */
export const setLastApplied: Command = async (run) => {
  const dryRun = dryRunOf(run);
  const print = await operationPrinter(run, `configured${dryRunSuffix(dryRun)}`);
  const api = await run.connect();
  const files = { ...filenameOptions(run), kustomize: '' };
  const result = await build(run, { files });
  const changes: { readonly info: Info; readonly live: KubeObject; readonly memory: string }[] = [];
  await result.each(async (info) => {
    const { resource, namespace, name } = info;
    // The object as it was read, without the empty map that apply puts in.
    const memory = `${goJson(info.object)}\n`;
    const live = await api.get(resource, namespace, name, callOptions(run));
    const before = live.metadata.annotations?.[LAST_APPLIED];
    if (before === undefined && !run.flags.bool('create-annotation')) {
      throw new Failure(
        `no last-applied-configuration annotation found on resource: ${name}, to create the annotation, run the command with --create-annotation`,
      );
    }
    if (before === memory) run.out(`set-last-applied ${name}: no changes required.\n`);
    else changes.push({ info, live, memory });
  });
  for (const { info, live, memory } of changes) {
    const patch = { metadata: { annotations: { [LAST_APPLIED]: memory } } };
    const { resource, namespace, name } = info;
    const options = callOptions(run, { dryRun: dryRun === 'server' });
    run.out(
      print(dryRun === 'client' ? live : await api.patch(resource, namespace, name, 'merge', patch, options)),
    );
  }
};

/** `kubectl apply edit-last-applied`: looks for the object, as kubectl does before it opens an editor. */
export const editLastApplied: Command = async (run) => {
  const result = await build(run, { args: run.args, files: filenameOptions(run), latest: true });
  const { error } = await result.infos();
  if (error) throw error;
  await refuse('kubectl apply edit-last-applied', '편집기가 없습니다.')(run);
};
