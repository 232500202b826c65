import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { containerOf, requireContainer } from '../../pods/containers.ts';
import type { Run } from '../../run.ts';

/** Which containers of a Pod are meant. */
export interface Wanted {
  readonly container: string;
  readonly allContainers: boolean;
  readonly allPods: boolean;
}

/** The log of one container. */
export interface Request {
  readonly pod: KubeObject;
  readonly container: string;
}

/** @throws {Failure} for a container that the Pod does not have. */
export function requestsOf(run: Run, pod: Json, wanted: Wanted): readonly Request[] {
  if (wanted.allContainers) {
    const { spec } = pod;
    return [...(spec.initContainers ?? []), ...spec.containers].map(({ name }: Json) => ({
      pod,
      container: name,
    }));
  }
  const container = wanted.container
    ? requireContainer(pod, wanted.container)
    : containerOf(run, pod, '', wanted.allPods);
  return [{ pod, container: container.name }];
}
