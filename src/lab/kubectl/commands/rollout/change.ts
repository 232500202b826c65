import { type Json, timestamp } from '../../../cluster/json.ts';
import { Failure, reduce } from '../../errors.ts';
import { operationPrinter } from '../../output.ts';
import { qualified } from '../../resources/mapper.ts';
import { type Command, callOptions, type Info, type Run } from '../../run.ts';
import { rolloutTargets } from './targets.ts';

/** What one of these commands does to an object. */
interface Change {
  /** A strategic merge patch; undefined when there is nothing to do. @throws {Failure} for a kind it is not for. */
  patch(info: Info, now: number): Json | undefined;
  readonly done: string;
  readonly already: string;
}

const RESTARTED = 'kubectl.kubernetes.io/restartedAt';
const RESTARTABLE = ['Deployment', 'DaemonSet', 'StatefulSet'];

function changing({ patch, done, already }: Change): Command {
  return async (run) => {
    const { name: namespace } = await run.config.namespace();
    const { infos, error } = await (await rolloutTargets(run)).infos();
    const errors: Error[] = error ? [error] : [];
    if (infos.length === 0 && errors.length === 0) {
      run.err(`No resources found in ${namespace} namespace.\n`);
      return;
    }
    for (const info of infos) {
      try {
        const wanted = wantedPatch(patch, info, run);
        const api = await run.connect();
        const { resource, name } = info;
        const object = wanted
          ? await api.patch(resource, info.namespace, name, 'strategic', wanted, callOptions(run))
          : info.object;
        const print = await operationPrinter(run, wanted ? done : already);
        run.out(print(object));
      } catch (caught) {
        errors.push(caught as Error);
      }
    }
    const failed = reduce(errors);
    if (failed) throw failed;
  };
}

function wantedPatch(patch: Change['patch'], info: Info, run: Run): Json | undefined {
  try {
    return patch(info, run.world.clock.now());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`error: ${qualified(info.resource)} "${info.name}" ${error.message}`);
  }
}

/** `kubectl rollout restart` */
export const rolloutRestart: Command = changing({
  patch({ resource, object }, now) {
    if (!RESTARTABLE.includes(resource.kind)) throw new Failure('restarting is not supported');
    if ((object?.['spec'] as Json)?.paused) {
      throw new Failure("can't restart paused deployment (run rollout resume first)");
    }
    const annotations = { [RESTARTED]: timestamp(now) };
    return { spec: { template: { metadata: { annotations } } } };
  },
  done: 'restarted',
  already: 'restarted',
});

/** `kubectl rollout pause` */
export const rolloutPause: Command = changing({
  patch({ resource, object }) {
    if (resource.kind !== 'Deployment') throw new Failure('pausing is not supported');
    if ((object?.['spec'] as Json)?.paused) throw new Failure('is already paused');
    return { spec: { paused: true } };
  },
  done: 'paused',
  already: 'already paused',
});

/** `kubectl rollout resume` */
export const rolloutResume: Command = changing({
  patch({ resource, object }) {
    if (resource.kind !== 'Deployment') throw new Failure('resuming is not supported');
    if (!(object?.['spec'] as Json)?.paused) throw new Failure('is not paused');
    return { spec: { paused: null } };
  },
  done: 'resumed',
  already: 'already resumed',
});
