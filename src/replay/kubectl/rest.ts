import type { ClusterObject } from '../cluster.ts';

/** A Pod, as far as it says whether something is on its way. */
export interface PodLike extends ClusterObject {
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** Whether a Pod is neither starting nor terminating. */
export function isAtRest(pod: PodLike): boolean {
  if (pod.metadata['deletionTimestamp'] !== undefined) return false;
  if (/^(?:Succeeded|Failed)$/.test(pod.status?.phase ?? '')) return true;
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
}
