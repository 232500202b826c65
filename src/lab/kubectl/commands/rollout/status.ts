import { Exit, Failure } from '../../errors.ts';
import { waitFor } from '../../resources/wait-for.ts';
import type { Command } from '../../run.ts';
import { statusViewers } from './status-of.ts';
import { rolloutTargets } from './targets.ts';

/** How long kubectl watches when no timeout is given. */
const FOR_EVER = 365 * 24 * 3_600_000;

/** `kubectl rollout status` */
export const rolloutStatus: Command = async (run) => {
  const { flags } = run;
  const { name: namespace } = await run.config.namespace();
  const result = await rolloutTargets(run);
  const { infos, error } = await result.infos();
  for (const info of infos) {
    const viewer = statusViewers[info.resource.kind];
    if (!viewer) {
      const { kind, group } = info.resource;
      throw new Failure(`no status viewer has been implemented for ${group ? `${kind}.${group}` : kind}`);
    }
    const { how } = await waitFor(run, info, flags.duration('timeout') || FOR_EVER, ({ type, object }) => {
      if (type === 'DELETED') throw new Failure('object has been deleted');
      const status = viewer(object, flags.number('revision'));
      run.out(status.text);
      return status.done || !flags.bool('watch');
    });
    if (how === 'timeout') throw new Failure('timed out waiting for the condition');
    if (how === 'interrupted') throw new Exit(1);
  }
  if (error) throw error;
  if (infos.length === 0) run.err(`No resources found in ${namespace} namespace.\n`);
};
