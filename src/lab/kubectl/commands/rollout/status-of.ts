import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import { revisionOf } from './revisions.ts';

/** How far a rollout is. */
export interface Status {
  /** Lines for the reader. */
  readonly text: string;
  readonly done: boolean;
}

const wait = (text: string): Status => ({ text, done: false });
const done = (text: string): Status => ({ text, done: true });

/** kubectl's status viewers. @throws {Failure} for what can be no rollout, or has failed. */
export const statusViewers: Readonly<Record<string, (object: Json, revision: number) => Status>> = {
  Deployment: deployment,
  DaemonSet: daemonSet,
  StatefulSet: statefulSet,
};

function deployment({ metadata, spec, status = {} }: Json, revision: number): Status {
  if (revision > 0 && revision !== revisionOf({ metadata })) {
    throw new Failure(
      `desired revision (${revision}) is different from the running revision (${revisionOf({ metadata })})`,
    );
  }
  if (metadata.generation > (status.observedGeneration ?? 0)) {
    return wait('Waiting for deployment spec update to be observed...\n');
  }
  const progressing = (status.conditions ?? []).find((item: Json) => item.type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    throw new Failure(`deployment "${metadata.name}" exceeded its progress deadline`);
  }
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const head = `Waiting for deployment "${metadata.name}" rollout to finish:`;
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    return wait(`${head} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...\n`);
  }
  if (replicas > updatedReplicas) {
    return wait(`${head} ${replicas - updatedReplicas} old replicas are pending termination...\n`);
  }
  if (availableReplicas < updatedReplicas) {
    return wait(`${head} ${availableReplicas} of ${updatedReplicas} updated replicas are available...\n`);
  }
  return done(`deployment "${metadata.name}" successfully rolled out\n`);
}

function daemonSet({ metadata, spec, status = {} }: Json): Status {
  if (spec.updateStrategy?.type !== 'RollingUpdate') {
    throw new Failure('rollout status is only available for RollingUpdate strategy type');
  }
  if (metadata.generation > (status.observedGeneration ?? 0)) {
    return wait('Waiting for daemon set spec update to be observed...\n');
  }
  const { updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = status;
  const head = `Waiting for daemon set "${metadata.name}" rollout to finish:`;
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return wait(
      `${head} ${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...\n`,
    );
  }
  if (numberAvailable < desiredNumberScheduled) {
    return wait(`${head} ${numberAvailable} of ${desiredNumberScheduled} updated pods are available...\n`);
  }
  return done(`daemon set "${metadata.name}" successfully rolled out\n`);
}

function statefulSet({ metadata, spec, status = {} }: Json): Status {
  if (spec.updateStrategy?.type !== 'RollingUpdate') {
    throw new Failure('rollout status is only available for RollingUpdate strategy type');
  }
  const observed = status.observedGeneration ?? 0;
  if (observed === 0 || metadata.generation > observed) {
    return wait('Waiting for statefulset spec update to be observed...\n');
  }
  const { readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0 } = status;
  if (readyReplicas < spec.replicas) {
    return wait(`Waiting for ${spec.replicas - readyReplicas} pods to be ready...\n`);
  }
  const partition = spec.updateStrategy.rollingUpdate?.partition;
  if (spec.updateStrategy.rollingUpdate) {
    const wanted = spec.replicas - (partition ?? 0);
    if (partition !== undefined && updatedReplicas < wanted) {
      return wait(
        `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...\n`,
      );
    }
    return done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...\n`);
  }
  if (status.updateRevision !== status.currentRevision) {
    return wait(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${status.updateRevision}...\n`,
    );
  }
  return done(
    `statefulset rolling update complete ${currentReplicas} pods at revision ${status.currentRevision}...\n`,
  );
}
