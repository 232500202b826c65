import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import { selectorText } from '../../pods/selector.ts';
import { resourceOfKind } from '../../resources/mapper.ts';
import type { Info, Run } from '../../run.ts';

export const REVISION = 'deployment.kubernetes.io/revision';

export function revisionOf(object: Json): number {
  return Number(object.metadata.annotations?.[REVISION] ?? 0);
}

/** ReplicaSets of a Deployment, oldest revision first. */
export async function replicaSetsOf(run: Run, info: Info): Promise<readonly KubeObject[]> {
  const api = await run.connect();
  const resource = resourceOfKind(api.resources, 'apps/v1', 'ReplicaSet');
  if (!resource) throw new Failure('the server does not serve replicasets');
  const deployment: Json = info.object;
  const labelSelector = selectorText(deployment.spec.selector);
  const { items } = await api.list(resource, info.namespace, { labelSelector });
  return items
    .filter((item) => item.metadata.ownerReferences?.some((owner) => owner.uid === deployment.metadata.uid))
    .sort((left, right) => revisionOf(left) - revisionOf(right));
}
