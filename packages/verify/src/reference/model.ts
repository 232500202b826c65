import type { ManifestObject, Places } from '../schema/index.ts';
import { isObject, type Json, type JsonObject, type Path, plainText } from '../yaml/index.ts';
import { type Labels, labelsOf } from './labels.ts';

/** An object with the file that it stands in. */
export interface Located extends ManifestObject {
  readonly file: string;
  /** Number of its document in the file, from 0. */
  readonly document: number;
  readonly kind: string;
  readonly name: string;
  /** Undefined when the manifest leaves it to the command. */
  readonly namespace: string | undefined;
  readonly places: Places;
}

export interface ContainerPort {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
}

/** Something that runs Pods, or a Pod itself. */
export interface Workload {
  readonly object: Located;
  /** `Deployment web`. */
  readonly owner: string;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
}

export interface ServicePort {
  readonly name: string;
  readonly port: number | undefined;
  readonly targetPort: string | number | undefined;
  readonly protocol: string;
  readonly path: Path;
}

export interface Service {
  readonly object: Located;
  readonly type: string;
  readonly clusterIP: string;
  /** Undefined when there is none, or an empty one. */
  readonly selector: Labels | undefined;
  readonly ports: readonly ServicePort[];
}

/** Path of the Pod template's parent in each kind: its `metadata` and `spec` are the Pod's. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The value at a path of maps; undefined where it ends in nothing. */
export function dig(value: Json | undefined, path: readonly string[]): Json | undefined {
  let current = value;
  for (const part of path) current = isObject(current) ? current[part] : undefined;
  return current;
}

/** The items of a list that are maps, with their places in it. */
export function maps(value: Json | undefined): { item: JsonObject; index: number }[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((item, index) => (isObject(item) ? [{ item, index }] : []));
}

/** Path of the Pod's `metadata` and `spec` in an object; undefined when it has none. */
export function podPath(object: Located): readonly string[] | undefined {
  return TEMPLATES[object.kind];
}

function portsOf(spec: Json | undefined): ContainerPort[] {
  const sidecars = maps(dig(spec, ['initContainers'])).filter(
    ({ item }) => item['restartPolicy'] === 'Always',
  );
  return [...maps(dig(spec, ['containers'])), ...sidecars].flatMap(({ item }) =>
    maps(item['ports']).flatMap(({ item: port }) => {
      const number = port['containerPort'];
      if (typeof number !== 'number') return [];
      return [{ name: plainText(port['name']), number, protocol: plainText(port['protocol']) || 'TCP' }];
    }),
  );
}

/** The Pods that an object makes, or is. */
export function workloadOf(object: Located): Workload | undefined {
  const path = podPath(object);
  const pod = path === undefined ? undefined : dig(object.value, path);
  if (!isObject(pod)) return undefined;
  return {
    object,
    owner: `${object.kind} ${object.name}`,
    labels: labelsOf(dig(pod, ['metadata', 'labels'])) ?? {},
    ports: portsOf(pod['spec']),
  };
}

function servicePort(item: JsonObject, index: number): ServicePort {
  const { port, targetPort } = item;
  return {
    name: typeof item['name'] === 'string' ? item['name'] : '',
    port: typeof port === 'number' ? port : undefined,
    targetPort:
      (typeof targetPort === 'string' && targetPort !== '') ||
      (typeof targetPort === 'number' && targetPort !== 0)
        ? targetPort
        : undefined,
    protocol: typeof item['protocol'] === 'string' && item['protocol'] !== '' ? item['protocol'] : 'TCP',
    path: ['spec', 'ports', index],
  };
}

/** An object as a Service. */
export function serviceOf(object: Located): Service | undefined {
  const spec = object.value['spec'];
  if (object.kind !== 'Service' || !isObject(spec)) return undefined;
  const selector = labelsOf(spec['selector']);
  return {
    object,
    type: typeof spec['type'] === 'string' && spec['type'] !== '' ? spec['type'] : 'ClusterIP',
    clusterIP: typeof spec['clusterIP'] === 'string' ? spec['clusterIP'] : '',
    selector: selector !== undefined && Object.keys(selector).length > 0 ? selector : undefined,
    ports: maps(spec['ports']).map(({ item, index }) => servicePort(item, index)),
  };
}

/** Whether two objects may meet: an object that names no namespace goes where the command says. */
export function sameNamespace(one: Located, other: Located): boolean {
  return one.namespace === undefined || other.namespace === undefined || one.namespace === other.namespace;
}
