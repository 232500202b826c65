import type { Json } from '../../../cluster/json.ts';
import { type Printer, type TableContext, wide } from '../table.ts';

export const event: Printer = {
  columns: [
    'Last Seen',
    'Type',
    'Reason',
    'Object',
    wide('Subobject'),
    wide('Source'),
    'Message',
    wide('First Seen'),
    wide('Count'),
    wide('Name'),
  ],
  row(object, table) {
    const seen = eventTimes(object, table);
    const about = object.involvedObject ?? object.regarding ?? {};
    const kind = (about.kind ?? '').toLowerCase();
    return [
      seen.last,
      object.type,
      object.reason,
      about.name ? `${kind}/${about.name}` : kind,
      about.fieldPath ?? '',
      source(object),
      (object.message ?? object.note ?? '').trim(),
      seen.first,
      seen.count,
      object.metadata.name,
    ];
  },
};

/** When an event was seen first and last, and how often. The two versions of events name the same things differently. */
function eventTimes(object: Json, table: TableContext): { first: string; last: string; count: number } {
  const first = table.ago(
    object.firstTimestamp ?? object.deprecatedFirstTimestamp ?? object.eventTime ?? undefined,
  );
  const lastTime = object.lastTimestamp ?? object.deprecatedLastTimestamp;
  const last = lastTime ? table.ago(lastTime) : first;
  const count = object.count || object.deprecatedCount || 1;
  if (!object.series) return { first, last, count };
  return { first, last: table.ago(object.series.lastObservedTime), count: object.series.count ?? 0 };
}

function source(object: Json): string {
  const { component, host } = object.source ?? object.deprecatedSource ?? {};
  const by = component || object.reportingComponent || object.reportingController || '';
  const on = host || object.reportingInstance || '';
  return on ? `${by}, ${on}` : by;
}
