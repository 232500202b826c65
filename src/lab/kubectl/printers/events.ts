import type { Json } from '../../cluster/json.ts';
import { since } from '../format/duration.ts';
import { goSort } from '../format/gosort.ts';
import { alignTabs } from '../format/tabwriter.ts';
import { TABLE_TABS } from './print.ts';

/** What shapes `kubectl events`. */
export interface EventsOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly noHeaders?: boolean;
  readonly allNamespaces?: boolean;
  /** Widths of the lines before, as a watch has them; grown in place. */
  readonly remembered?: number[];
}

/** Events in the order in which `kubectl events` lists them: by when they were seen last. */
export function sortEvents<T>(events: readonly T[]): T[] {
  return goSort(events, (left, right) => lastSeen(left) < lastSeen(right));
}

function lastSeen(event: Json): number {
  const time = event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime;
  return time ? Date.parse(time) : Number.NEGATIVE_INFINITY;
}

/** The lines of `kubectl events`, in the order given. */
export function printEvents(events: readonly Json[], options: EventsOptions): string {
  const namespace = (text: string) => (options.allNamespaces ? `${text}\t` : '');
  const head = options.noHeaders ? '' : `${namespace('NAMESPACE')}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`;
  const lines = events.map((event) => {
    const { kind = '', name = '' } = event.involvedObject ?? {};
    const cells = [
      interval(event, options.now),
      event.type,
      event.reason,
      `${kind}/${name}`,
      (event.message ?? '').trim(),
    ];
    return `${namespace(event.metadata.namespace ?? '')}${cells.join('\t')}\n`;
  });
  return alignTabs(head + lines.join(''), {
    ...TABLE_TABS,
    ...(options.remembered ? { remembered: options.remembered } : {}),
  });
}

/** How long ago, and how often: `9s (x3 over 2m)`. */
export function interval(event: Json, now: number): string {
  const first = since(event.eventTime ?? event.firstTimestamp, now);
  if (event.series)
    return `${since(event.series.lastObservedTime, now)} (x${event.series.count} over ${first})`;
  return event.count > 1 ? `${since(event.lastTimestamp, now)} (x${event.count} over ${first})` : first;
}
