import type { KubeObject } from '../lab/api.ts';
import type { Json } from '../lab/cluster/json.ts';
import type { CardState } from './scene.ts';

/** Reasons of waiting that do not pass by themselves. */
const STUCK = /BackOff|Err|Invalid/;

/** What a Pod is doing, in the word that kubectl shows, and whether that is well. */
export function podState(pod: KubeObject): { readonly text: string; readonly state: CardState } {
  const { status = {}, metadata } = pod as Json;
  if (metadata.deletionTimestamp) return { text: 'Terminating', state: 'leaving' };
  const containers: Json[] = status.containerStatuses ?? [];
  const waiting = containers.find(({ state }) => state?.waiting)?.state.waiting.reason;
  if (waiting) return { text: waiting, state: STUCK.test(waiting) ? 'bad' : 'waiting' };
  if (status.phase === 'Failed') return { text: 'Error', state: 'bad' };
  if (status.phase === 'Succeeded') return { text: 'Completed', state: 'good' };
  if (status.phase !== 'Running') return { text: status.phase ?? 'Pending', state: 'waiting' };
  const ready = containers.filter((each) => each.ready).length;
  const all = ready === containers.length;
  const restarts = containers.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
  const text = [`Running ${ready}/${containers.length}`, ...(restarts > 0 ? [`재시작 ${restarts}`] : [])];
  return { text: text.join(' · '), state: all ? 'good' : 'waiting' };
}
