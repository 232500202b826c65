import type { KubeObject } from '../../../api.ts';
import { copy, type Json, timestamp } from '../../json.ts';
import type { Stop } from '../parts.ts';
import { isDue } from './schedule.ts';
import {
  controlled,
  cronJobs,
  jobs,
  ownerReference,
  report,
  runWorkload,
  tell,
  type WorkloadParts,
} from './shared.ts';

const COMPONENT = 'cronjob-controller';
const MINUTE = 60_000;

/** Makes the Jobs of every CronJob when their minute comes. */
export function runCronJobs(parts: WorkloadParts): Stop {
  const { store, clock } = parts;
  const closed = new AbortController();
  let ticking = false;
  // Nothing ticks as long as there is no CronJob.
  const tick = async () => {
    if (ticking) return;
    ticking = true;
    while (!closed.signal.aborted && store.list(cronJobs).length > 0) {
      await clock.sleep(MINUTE - (clock.now() % MINUTE), closed.signal);
      if (closed.signal.aborted) break;
      for (const owner of store.list(cronJobs)) await start(parts, owner).catch(() => undefined);
    }
    ticking = false;
  };
  const stop = runWorkload(parts, cronJobs, [jobs], async (owner) => {
    void tick();
    await follow(parts, owner);
  });
  return () => {
    closed.abort();
    stop();
  };
}

const isFinished = (job: Json): string | undefined =>
  (job.status?.conditions ?? []).find(
    ({ type, status }: Json) => (type === 'Complete' || type === 'Failed') && status === 'True',
  )?.type;

async function start(parts: WorkloadParts, owner: KubeObject): Promise<void> {
  const { clock, api } = parts;
  const { spec }: Json = owner;
  const minute = Math.floor(clock.now() / MINUTE);
  if (spec.suspend || owner.metadata.deletionTimestamp) return;
  if (!isDue(spec.schedule, new Date(minute * MINUTE))) return;
  const running = controlled(parts, jobs, owner).filter((job) => !isFinished(job));
  if (running.length > 0 && spec.concurrencyPolicy === 'Forbid') return;
  const { namespace, name } = owner.metadata;
  if (spec.concurrencyPolicy === 'Replace') {
    for (const job of running) await api.delete(jobs, namespace, job.metadata.name);
  }
  const { metadata = {}, spec: jobSpec } = copy(spec.jobTemplate);
  const at = timestamp(minute * MINUTE);
  const job = await api.create(jobs, namespace, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${name}-${minute}`,
      annotations: { ...metadata.annotations, 'batch.kubernetes.io/cronjob-scheduled-timestamp': at },
      ...(metadata.labels && { labels: metadata.labels }),
      ownerReferences: [ownerReference(owner)],
    },
    spec: jobSpec,
  });
  await tell(parts, owner, COMPONENT, 'Normal', 'SuccessfulCreate', `Created job ${job.metadata.name}`);
  await report(parts, cronJobs, owner, { ...(owner as Json).status, lastScheduleTime: at });
}

/** Its status, and how many Jobs that are over it keeps. */
async function follow(parts: WorkloadParts, owner: KubeObject): Promise<void> {
  const { spec, status = {} }: Json = owner;
  const own = controlled(parts, jobs, owner).sort((left, right) =>
    left.metadata.creationTimestamp < right.metadata.creationTimestamp ? -1 : 1,
  );
  const known: Json[] = status.active ?? [];
  for (const job of own) {
    const how = isFinished(job);
    if (!how || !known.some(({ uid }) => uid === job.metadata.uid)) continue;
    const message = `Saw completed job: ${job.metadata.name}, condition: ${how}`;
    await tell(parts, owner, COMPONENT, 'Normal', 'SawCompletedJob', message);
  }
  const active = own
    .filter((job) => !isFinished(job))
    .map(({ apiVersion, kind, metadata: { name, namespace, resourceVersion, uid } }) => ({
      apiVersion,
      kind,
      name,
      namespace,
      resourceVersion,
      uid,
    }));
  const done = own.filter((job) => isFinished(job) === 'Complete');
  const lastSuccessfulTime = done.at(-1)?.status.completionTime ?? status.lastSuccessfulTime;
  const { active: _, ...rest } = status;
  await report(parts, cronJobs, owner, {
    ...rest,
    ...(active.length > 0 && { active }),
    ...(lastSuccessfulTime && { lastSuccessfulTime }),
  });
  const failed = own.filter((job) => isFinished(job) === 'Failed');
  for (const [list, limit] of [
    [done, spec.successfulJobsHistoryLimit ?? 3],
    [failed, spec.failedJobsHistoryLimit ?? 1],
  ] as const) {
    for (const job of list.slice(0, Math.max(0, list.length - limit))) {
      await parts.api.delete(jobs, owner.metadata.namespace, job.metadata.name);
    }
  }
}
