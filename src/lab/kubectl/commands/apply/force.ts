import { type KubeObject, StatusError } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { isNotFound } from '../../errors.ts';
import { waitFor } from '../../resources/wait-for.ts';
import { callOptions, type Info, type Run } from '../../run.ts';

/**
 * `apply --force`: what cannot be changed is deleted and made anew.
 *
 * @returns undefined when the error is of another kind.
 */
export async function deleteAndCreate(
  run: Run,
  info: Info,
  modified: Json,
  error: unknown,
): Promise<KubeObject | undefined> {
  if (!(error instanceof StatusError) || !['Conflict', 'Invalid'].includes(error.status.reason)) {
    return undefined;
  }
  const api = await run.connect();
  const { resource, namespace, name } = info;
  await api.delete(resource, namespace, name, { gracePeriodSeconds: 0 }).catch((caught: unknown) => {
    if (!isNotFound(caught)) throw caught;
  });
  await waitFor(run, info, run.flags.duration('timeout') || 60_000, ({ type }) => type === 'DELETED');
  return await api.create(resource, namespace, modified, callOptions(run));
}
