import type { Json } from '../../cluster/json.ts';
import { humanDuration } from '../format/duration.ts';
import { selectorString } from '../format/labels.ts';
import { type Describer, rfc1123 } from './context.ts';
import { writeAnnotations, writeController, writeHead, writeLabels } from './metadata.ts';
import { writePodTemplate } from './pod-template.ts';
import type { Writer } from './writer.ts';

export const job: Describer = (object, { w }) => {
  const { metadata, spec, status = {} } = object;
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  w.pair('Selector', selectorString(spec.selector));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  writeController(w, object);
  writeGiven(w, 'Parallelism', spec.parallelism);
  w.pair('Completions', spec.completions ?? '<unset>');
  writeGiven(w, 'Completion Mode', spec.completionMode);
  writeGiven(w, 'Suspend', spec.suspend);
  writeGiven(w, 'Backoff Limit', spec.backoffLimit);
  writeGiven(w, 'TTL Seconds After Finished', spec.ttlSecondsAfterFinished);
  if (status.startTime) w.pair('Start Time', rfc1123(status.startTime));
  if (status.completionTime) w.pair('Completed At', rfc1123(status.completionTime));
  if (status.startTime && status.completionTime) {
    w.pair('Duration', humanDuration(Date.parse(status.completionTime) - Date.parse(status.startTime)));
  }
  if (spec.activeDeadlineSeconds !== undefined) {
    w.pair('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`);
  }
  const ready = status.ready === undefined ? '' : ` (${status.ready} Ready)`;
  w.pair(
    'Pods Statuses',
    `${status.active ?? 0} Active${ready} / ${status.succeeded ?? 0} Succeeded / ${status.failed ?? 0} Failed`,
  );
  if (spec.completionMode === 'Indexed') w.pair('Completed Indexes', indexes(status.completedIndexes ?? ''));
  writePodTemplate(w, spec.template);
};

function writeGiven(w: Writer, label: string, value: unknown): void {
  if (value !== undefined) w.pair(label, value);
}

function indexes(text: string): string {
  if (text === '') return '<none>';
  const comma = text.indexOf(',', 50);
  return comma < 0 ? text : `${text.slice(0, comma + 1)}...`;
}

export const cronJob: Describer = (object, { w }) => {
  const { spec, status = {} } = object;
  writeHead(w, object);
  w.pair('Schedule', spec.schedule);
  w.pair('Concurrency Policy', spec.concurrencyPolicy);
  w.pair('Suspend', spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False');
  w.pair('Time Zone', spec.timeZone ?? '<unset>');
  w.pair('Successful Job History Limit', spec.successfulJobsHistoryLimit ?? '<unset>');
  w.pair('Failed Job History Limit', spec.failedJobsHistoryLimit ?? '<unset>');
  const deadline = spec.startingDeadlineSeconds;
  w.pair('Starting Deadline Seconds', deadline === undefined ? '<unset>' : `${deadline}s`);
  const template = spec.jobTemplate?.spec ?? {};
  w.pair('Selector', template.selector ? selectorString(template.selector) : '<unset>');
  w.pair('Parallelism', template.parallelism ?? '<unset>');
  w.pair('Completions', template.completions ?? '<unset>');
  if (template.activeDeadlineSeconds !== undefined) {
    w.pair('Active Deadline Seconds', `${template.activeDeadlineSeconds}s`);
  }
  writePodTemplate(w, template.template);
  w.pair('Last Schedule Time', status.lastScheduleTime ? rfc1123(status.lastScheduleTime) : '<unset>');
  w.pair('Active Jobs', (status.active ?? []).map(({ name }: Json) => name).join(', ') || '<none>');
};
