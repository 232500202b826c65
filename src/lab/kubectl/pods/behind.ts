import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { Failure } from '../errors.ts';
import type { Info, Run } from '../run.ts';
import { byActivity, byLogging } from './order.ts';
import { selectorOf } from './selector.ts';

/**
 * The Pods that an object stands for, the one that kubectl would take first: `polymorphichelpers`.
 *
 * @param what for an error: `get the logs from`, `attach to`.
 * @throws {Failure} for an object that no Pods are behind.
 */
export async function podsBehind(
  run: Run,
  info: Info,
  order: 'activity' | 'logging',
  what: string,
  timeout: number,
): Promise<readonly KubeObject[]> {
  const api = await run.connect();
  const pods = api.resources.find((item) => item.plural === 'pods' && item.group === '');
  const object = info.object as KubeObject;
  const selector = selectorOf(object, what);
  if (!pods) throw new Failure('the server does not serve pods');
  const until = run.world.clock.now() + timeout;
  for (;;) {
    const { items } = await api.list(pods, object.metadata.namespace, { labelSelector: selector });
    if (items.length > 0) {
      return [...items].sort(order === 'activity' ? byActivity : byLogging);
    }
    if (run.world.clock.now() >= until || run.call.signal.aborted) {
      throw new Failure('timed out waiting for the condition');
    }
    await run.world.clock.sleep(100, run.call.signal);
  }
}

/** The one Pod to attach to, to run something in or to forward a port to. */
export async function attachablePod(run: Run, info: Info, timeout: number): Promise<Json> {
  if (info.resource.kind === 'Pod') return info.object;
  const [first] = await podsBehind(run, info, 'activity', 'attach to', timeout);
  return first;
}
