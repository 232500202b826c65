import type { KubeObject } from '../../../api.ts';
import { type Json, timestamp } from '../../json.ts';
import { pods } from '../../server/resources.ts';
import type { Stop } from '../parts.ts';
import {
  controlled,
  hasEnded,
  isReady,
  jobs,
  podOf,
  report,
  runWorkload,
  tell,
  type WorkloadParts,
} from './shared.ts';

const COMPONENT = 'job-controller';

/** The first wait after a failure, and the longest, in milliseconds. */
const BACK_OFF = { first: 10_000, longest: 600_000 };

/** Runs every Job's Pods until enough have succeeded, or too many have failed. */
export function runJobs(parts: WorkloadParts): Stop {
  return runWorkload(parts, jobs, [pods], async (owner) => await sync(parts, owner));
}

function isOver(job: Json): boolean {
  return (job.status?.conditions ?? []).some(
    ({ type, status }: Json) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
}

async function sync(parts: WorkloadParts, owner: KubeObject): Promise<void> {
  const { clock, api } = parts;
  const job: Json = owner;
  if (isOver(job)) return;
  const { spec } = job;
  const own = controlled(parts, pods, owner);
  const succeeded = own.filter(({ status }) => status?.phase === 'Succeeded').length;
  const failures = own.filter(({ status }) => status?.phase === 'Failed');
  const restarts = own.reduce((sum, pod) => sum + restartsOf(pod), 0);
  const active = own.filter((pod) => !hasEnded(pod) && !pod.metadata.deletionTimestamp);
  const startTime = job.status?.startTime ?? timestamp(clock.now());
  const status: Json = {
    ...(succeeded > 0 && { succeeded }),
    ...(failures.length > 0 && { failed: failures.length }),
    ...(active.length > 0 && { active: active.length }),
    ready: active.filter(isReady).length,
    terminating: own.filter(({ metadata }) => metadata.deletionTimestamp).length,
    startTime,
    uncountedTerminatedPods: {},
  };
  if (spec.suspend) {
    await report(parts, jobs, owner, {
      ...status,
      ...(job.status?.startTime ? {} : { startTime: undefined }),
    });
    return;
  }
  const completions: number = spec.completions ?? spec.parallelism ?? 1;
  if (succeeded >= completions) {
    const why = { reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' };
    await finish(
      parts,
      owner,
      { ...status, completionTime: timestamp(clock.now()) },
      'SuccessCriteriaMet',
      'Complete',
      why,
    );
    await tell(parts, owner, COMPONENT, 'Normal', 'Completed', 'Job completed');
    return;
  }
  if (failures.length > spec.backoffLimit || (restarts > 0 && restarts > spec.backoffLimit)) {
    for (const pod of active) await api.delete(pods, owner.metadata.namespace, pod.metadata.name);
    const why = { reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
    await finish(parts, owner, status, 'FailureTarget', 'Failed', why);
    await tell(parts, owner, COMPONENT, 'Warning', why.reason, why.message);
    return;
  }
  const wanted = Math.min(spec.parallelism ?? 1, completions - succeeded) - active.length;
  if (wanted > 0 && !waiting(parts, owner, failures)) {
    for (let count = 0; count < wanted; count++) await start(parts, owner);
    status.active = active.length + wanted;
  }
  await report(parts, jobs, owner, status);
}

function restartsOf(pod: Json): number {
  return (pod.status?.containerStatuses ?? []).reduce(
    (sum: number, item: Json) => sum + item.restartCount,
    0,
  );
}

async function start(parts: WorkloadParts, owner: KubeObject): Promise<void> {
  const { template }: Json = (owner as Json).spec;
  const metadata = { generateName: `${owner.metadata.name}-` };
  const pod = await parts.api.create(pods, owner.metadata.namespace, podOf(owner, template, { metadata }));
  await tell(parts, owner, COMPONENT, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
}

/** Whether it is too early after a failure for the next try; looks again when the time has come. */
function waiting(parts: WorkloadParts, owner: KubeObject, failures: readonly Json[]): boolean {
  if (failures.length === 0) return false;
  const ended = failures.map(({ status }) =>
    Math.max(
      ...status.containerStatuses.map(({ state }: Json) => Date.parse(state?.terminated?.finishedAt ?? 0)),
    ),
  );
  const wait = Math.min(BACK_OFF.first * 2 ** (failures.length - 1), BACK_OFF.longest);
  const left = Math.max(...ended) + wait - parts.clock.now();
  if (!(left > 0)) return false;
  void parts.clock.sleep(left).then(async () => {
    const again = parts.store.get(jobs, owner.metadata.namespace, owner.metadata.name);
    if (again && again.metadata.uid === owner.metadata.uid) await sync(parts, again).catch(() => undefined);
  });
  return true;
}

async function finish(
  parts: WorkloadParts,
  owner: KubeObject,
  status: Json,
  first: string,
  last: string,
  why: { readonly reason: string; readonly message: string },
): Promise<void> {
  const now = timestamp(parts.clock.now());
  const { active: _, ...rest } = status;
  const conditions = [first, last].map((type) => ({
    lastProbeTime: now,
    lastTransitionTime: now,
    ...why,
    status: 'True',
    type,
  }));
  await report(parts, jobs, owner, { ...rest, ready: 0, conditions });
}
