import type { Json } from '../../cluster/json.ts';
import { Failure } from '../errors.ts';
import type { Run } from '../run.ts';

const DEFAULT = 'kubectl.kubernetes.io/default-container';

/** Every container of a Pod, the ones that start it last: `a, b (ephem), c (init)`. */
export function allNames({ spec }: Json): string {
  return [
    ...(spec.containers ?? []).map((item: Json) => item.name),
    ...(spec.ephemeralContainers ?? []).map((item: Json) => `${item.name} (ephem)`),
    ...(spec.initContainers ?? []).map((item: Json) => `${item.name} (init)`),
  ].join(', ');
}

export function containerNamed({ spec }: Json, name: string): Json | undefined {
  return [
    ...(spec.containers ?? []),
    ...(spec.initContainers ?? []),
    ...(spec.ephemeralContainers ?? []),
  ].find((item: Json) => item.name === name);
}

/** @throws {Failure} that names what there is instead. */
export function requireContainer(pod: Json, name: string): Json {
  const found = containerNamed(pod, name);
  if (found) return found;
  throw new Failure(`container ${name} is not valid for pod ${pod.metadata.name} out of: ${allNames(pod)}`);
}

/**
 * The container that is meant when none is named; says so when there are others.
 *
 * @param wanted `-c`, or nothing. @throws {Failure} for one that the Pod does not have.
 */
export function containerOf(run: Run, pod: Json, wanted: string, quiet = false): Json {
  const { spec, metadata } = pod;
  const name = wanted || metadata.annotations?.[DEFAULT];
  if (name) return requireContainer(pod, name);
  const others =
    spec.containers.length > 1 || spec.initContainers?.length > 0 || spec.ephemeralContainers?.length > 0;
  const [first] = spec.containers;
  if (others && !quiet)
    run.err(`Defaulted container ${JSON.stringify(first.name)} out of: ${allNames(pod)}\n`);
  return first;
}
