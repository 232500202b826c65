import type { Json } from '../../cluster/json.ts';
import { goSort } from '../format/gosort.ts';
import { interval } from '../printers/events.ts';
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
export function writeEvents(events: readonly Json[], { w, now }: DescribeContext): void {
  if (events.length === 0) {
    w.pair('Events', '<none>');
    return;
  }
  w.flush();
  w.put('Events:\n  Type\tReason\tAge\tFrom\tMessage\n');
  w.line(1, '----\t------\t----\t----\t-------');
  for (const event of goSort(events, (left, right) => lastSeen(left) < lastSeen(right))) {
    const message = (event.message ?? '').trim();
    const path = event.involvedObject?.fieldPath;
    w.line(
      1,
      [
        event.type ?? '',
        event.reason ?? '',
        interval(event, now),
        event.source?.component || event.reportingComponent || '',
        path ? `${path}: ${message}` : message,
      ].join('\t'),
    );
  }
}

function lastSeen({ lastTimestamp }: Json): string {
  return lastTimestamp ?? '';
}
