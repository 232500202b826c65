import type { Json } from '../../cluster/json.ts';
import { byBytes } from '../format/labels.ts';
import type { DescribeContext } from './context.ts';

/** The events about an object. Those about a Pod are found whatever kind they name. */
export async function eventsOf(object: Json, context: DescribeContext): Promise<Json[]> {
  const { namespace, name, uid, annotations } = object.metadata;
  const all = await context.list('events', namespace);
  const about = (kind: string | undefined, id: string | undefined) =>
    all.filter(
      ({ involvedObject: target = {} }) =>
        target.name === name &&
        (target.namespace ?? '') === (namespace ?? '') &&
        (kind === undefined || target.kind === kind) &&
        (!id || target.uid === id),
    );
  if (object.kind === 'Pod') return about(undefined, annotations?.['kubernetes.io/config.mirror'] ?? uid);
  if (object.kind === 'Node') return [...about('Node', uid), ...about('Node', name)];
  return about(object.kind, uid);
}

/** The table at the end of a description. */
export function writeEvents(events: readonly Json[], { w, ago }: DescribeContext): void {
  if (events.length === 0) {
    w.pair('Events', '<none>');
    return;
  }
  w.flush();
  w.put('Events:\n  Type\tReason\tAge\tFrom\tMessage\n');
  w.line(1, '----\t------\t----\t----\t-------');
  for (const event of [...events].sort(byLastSeen)) {
    const first = ago(event.eventTime ?? event.firstTimestamp);
    const message = (event.message ?? '').trim();
    const path = event.involvedObject?.fieldPath;
    w.line(
      1,
      [
        event.type ?? '',
        event.reason ?? '',
        interval(event, first, ago),
        event.source?.component || event.reportingComponent || '',
        path ? `${path}: ${message}` : message,
      ].join('\t'),
    );
  }
}

function interval(event: Json, first: string, ago: DescribeContext['ago']): string {
  if (event.series) return `${ago(event.series.lastObservedTime)} (x${event.series.count} over ${first})`;
  return event.count > 1 ? `${ago(event.lastTimestamp)} (x${event.count} over ${first})` : first;
}

function byLastSeen(left: Json, right: Json): number {
  return byBytes(lastSeen(left), lastSeen(right));
}

function lastSeen({ lastTimestamp }: Json): string {
  return lastTimestamp ?? '';
}
