import type { Json } from '../json.ts';
import { MissingReference, type ReadSource, resourceOf, valuesOf } from './references.ts';

/** The part of webernetes' kubelet that makes a container's environment. */
interface EnvironmentMaker {
  makeEnvironmentVariables(
    context: Json,
    pod: Json,
    container: Json,
    address: string,
    addresses: string[],
  ): Promise<[Json[], Error | undefined]>;
}

/**
 * Teaches a kubelet the references to ConfigMaps, Secrets and resources, which webernetes leaves out. What is missing
 * is an error in the kubelet's words: the container then waits with CreateContainerConfigError.
 *
 * @param allocatable what a node has, by its name.
 */
export function teachReferences(
  kubelet: EnvironmentMaker,
  read: ReadSource,
  allocatable: (node: string) => Json,
): void {
  const make = kubelet.makeEnvironmentVariables.bind(kubelet);
  kubelet.makeEnvironmentVariables = async (context, pod, container, address, addresses) => {
    try {
      const env = resolved(pod, container, read, allocatable(pod.spec?.nodeName ?? ''));
      return await make(context, pod, { ...container, env }, address, addresses);
    } catch (error) {
      if (error instanceof MissingReference) return [[], error];
      throw error;
    }
  };
}

/** `env` and `envFrom` with nothing left to look up but fields. */
function resolved(pod: Json, container: Json, read: ReadSource, allocatable: Json): Json[] {
  const namespace: string = pod.metadata.namespace;
  const own: Json[] = (container.env ?? []).flatMap((variable: Json) => {
    const from = variable.valueFrom;
    if (from?.configMapKeyRef) return keyOf(variable, from.configMapKeyRef, 'ConfigMap', namespace, read);
    if (from?.secretKeyRef) return keyOf(variable, from.secretKeyRef, 'Secret', namespace, read);
    if (from?.resourceFieldRef) {
      return [literal(variable.name, resourceOf(container, from.resourceFieldRef, allocatable))];
    }
    return [variable];
  });
  const names = new Set(own.map(({ name }) => name));
  const all: Json[] = (container.envFrom ?? []).flatMap((source: Json) => {
    const [reference, kind] = source.configMapRef
      ? [source.configMapRef, 'ConfigMap' as const]
      : [source.secretRef, 'Secret' as const];
    const values = valuesOf(read, kind, namespace, reference?.name);
    if (!values && !reference?.optional) throw missing(kind, reference?.name);
    return [...(values ?? [])].map(([key, value]) => literal(`${source.prefix ?? ''}${key}`, value));
  });
  return [...all.filter(({ name }) => !names.has(name)), ...own];
}

function keyOf(
  { name }: Json,
  reference: Json,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  read: ReadSource,
): Json[] {
  const values = valuesOf(read, kind, namespace, reference.name);
  const value = values?.get(reference.key);
  if (value !== undefined) return [literal(name, value)];
  if (reference.optional) return [];
  if (!values) throw missing(kind, reference.name);
  throw new MissingReference(`couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`);
}

function missing(kind: string, name: string): MissingReference {
  return new MissingReference(`${kind.toLowerCase()} "${name}" not found`);
}

/** A value in which `$(…)` stands for itself. */
function literal(name: string, value: string): Json {
  return { name, value: value.replaceAll('$', '$$$$') };
}
