import type { KubeObject, WatchEvent } from '../../api.ts';
import type { Info, Run } from '../run.ts';

/** How a wait ended. */
export type Waited = 'met' | 'gone' | 'timeout' | 'interrupted';

/**
 * Watches one object until a check holds.
 *
 * @param timeout in milliseconds.
 * @param check is told of the object as it is first, then of each change; true ends the wait.
 * @returns `gone` when there is no such object to begin with.
 */
export async function waitFor(
  run: Run,
  info: Info,
  timeout: number,
  check: (event: WatchEvent) => boolean,
): Promise<{ readonly how: Waited; readonly object: KubeObject | undefined }> {
  const api = await run.connect();
  const until = new AbortController();
  const { clock } = run.world;
  let how: Waited = 'timeout';
  const stop = () => {
    how = 'interrupted';
    until.abort();
  };
  run.call.signal.addEventListener('abort', stop, { once: true });
  void clock.sleep(timeout, until.signal).then(() => until.abort());
  let object: KubeObject | undefined;
  try {
    const fieldSelector = `metadata.name=${info.name}`;
    const { items, resourceVersion } = await api.list(info.resource, info.namespace, { fieldSelector });
    const [first] = items;
    if (!first) return { how: 'gone', object };
    object = first;
    if (check({ type: 'ADDED', object: first })) return { how: 'met', object };
    const changes = api.watch(info.resource, info.namespace, {
      fieldSelector,
      resourceVersion,
      signal: until.signal,
    });
    for await (const event of changes) {
      object = event.object;
      if (check(event)) return { how: 'met', object };
    }
    return { how, object };
  } finally {
    run.call.signal.removeEventListener('abort', stop);
    until.abort();
  }
}
