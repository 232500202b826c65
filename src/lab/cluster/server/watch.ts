import { type KubeObject, type Resource, StatusError, type WatchEvent } from '../../api.ts';
import { copy } from '../json.ts';
import type { Change, Store } from '../store/store.ts';
import { present } from './present.ts';

/** Which changes a watcher is told of. */
export interface WatchScope {
  readonly resourceVersion?: string;
  readonly signal: AbortSignal;
  /** Whether an object belongs to what is watched at all, whatever its labels. */
  relevant(object: KubeObject): boolean;
  /** Whether the selectors pick it, as it is now. */
  matches(object: KubeObject): boolean;
}

/**
 * Changes from a version on, or everything there is and then changes.
 *
 * @throws {StatusError} 410 when that version is longer ago than the store remembers.
 */
export async function* watchStore(
  store: Store,
  resource: Resource,
  namespace: string | undefined,
  scope: WatchScope,
): AsyncGenerator<WatchEvent> {
  const { resourceVersion, signal } = scope;
  const queue: WatchEvent[] = [];
  let wake = () => {};
  const offer = (change: Change) => {
    const event = asEvent(change, scope);
    if (!event) return;
    queue.push(event);
    wake();
  };
  if (resourceVersion && resourceVersion !== '0') {
    const past = store.since(resource, resourceVersion);
    if (!past) {
      const message = `too old resource version: ${resourceVersion}`;
      throw new StatusError({ code: 410, reason: 'Expired', message });
    }
    past.forEach(offer);
  } else {
    for (const object of store.list(resource, namespace)) offer({ type: 'ADDED', object });
  }
  const stop = store.watch(resource, offer);
  const abort = () => wake();
  signal.addEventListener('abort', abort);
  try {
    while (!signal.aborted) {
      const event = queue.shift();
      if (event) yield event;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stop();
    signal.removeEventListener('abort', abort);
  }
}

/** What a watcher with a selector sees of a change: leaving the selection is a deletion, entering it an addition. */
function asEvent(change: Change, { relevant, matches }: WatchScope): WatchEvent | undefined {
  if (!relevant(change.object)) return undefined;
  const object = present(change.object);
  const now = matches(object);
  const before = change.previous ? matches(present(copy(change.previous))) : now;
  if (change.type !== 'MODIFIED') return now ? { type: change.type, object } : undefined;
  if (now) return { type: before ? 'MODIFIED' : 'ADDED', object };
  return before ? { type: 'DELETED', object } : undefined;
}
