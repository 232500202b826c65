import type { Json } from '../../../cluster/json.ts';
import { humanDuration } from '../../format/duration.ts';
import { formatSelector } from '../../format/labels.ts';
import { containerCells, type Printer, templateColumns } from '../table.ts';

export const job: Printer = {
  columns: ['Name', 'Status', 'Completions', 'Duration', 'Age', ...templateColumns],
  row: (object, table) => [
    object.metadata.name,
    state(object),
    completions(object),
    took(object.status ?? {}, table.now),
    table.age(object),
    ...containerCells(object.spec.template?.spec),
    formatSelector(object.spec.selector),
  ],
};

function completions({ spec, status }: Json): string {
  const done = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${done}/${spec.completions}`;
  return spec.parallelism > 1 ? `${done}/1 of ${spec.parallelism}` : `${done}/1`;
}

function took({ startTime, completionTime }: Json, now: number): string {
  if (!startTime) return '';
  return humanDuration((completionTime ? Date.parse(completionTime) : now) - Date.parse(startTime));
}

function state({ metadata, status }: Json): string {
  const is = (type: string) =>
    (status?.conditions ?? []).find((condition: Json) => condition.type === type)?.status === 'True';
  if (is('Complete')) return 'Complete';
  if (is('Failed')) return 'Failed';
  if (metadata.deletionTimestamp) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(is) ?? 'Running';
}
