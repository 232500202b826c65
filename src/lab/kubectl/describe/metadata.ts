import type { Json } from '../../cluster/json.ts';
import { sortedKeys } from '../format/labels.ts';
import type { Writer } from './writer.ts';

type Map = Readonly<Record<string, string>> | undefined;

/** Labels, one a line. */
export function writeLabels(w: Writer, title: string, labels: Map, indent = ''): void {
  w.put(`${indent}${title}:\t`);
  const keys = sortedKeys(labels);
  if (keys.length === 0) w.put('<none>\n');
  for (const [index, key] of keys.entries()) {
    if (index > 0) {
      w.put(indent);
      w.put('\t');
    }
    w.put(`${key}=${labels?.[key]}\n`);
  }
}

const LONGEST = 140;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Annotations, one a line; long ones and those with several lines below their name, and shortened. */
export function writeAnnotations(w: Writer, title: string, annotations: Map): void {
  w.put(`${title}:\t`);
  const keys = sortedKeys(annotations).filter((key) => key !== LAST_APPLIED);
  if (keys.length === 0) w.put('<none>\n');
  for (const [index, key] of keys.entries()) {
    if (index > 0) w.put('\t');
    const value = (annotations?.[key] ?? '').replace(/\n$/, '');
    if (value.length + key.length + 2 <= LONGEST && !value.includes('\n')) {
      w.put(`${key}: ${value}\n`);
      continue;
    }
    w.put(`${key}:\n`);
    for (const line of value.split('\n')) w.put(`\t  ${shorten(line, LONGEST - 2)}\n`);
  }
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text;
}

/** Name, namespace, labels and annotations, as most descriptions begin. */
export function writeHead(w: Writer, { metadata }: Json, namespaced = true): void {
  w.pair('Name', metadata.name);
  if (namespaced) w.pair('Namespace', metadata.namespace);
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
}

/** The owner that controls an object. */
export function controllerOf({ metadata }: Json): Json {
  return (metadata.ownerReferences ?? []).find((owner: Json) => owner.controller);
}

export function writeController(w: Writer, object: Json): void {
  const owner = controllerOf(object);
  if (owner) w.pair('Controlled By', `${owner.kind}/${owner.name}`);
}

/** Conditions with type, status and reason. */
export function writeConditions(w: Writer, conditions: readonly Json[] | undefined): void {
  if (!conditions?.length) return;
  w.put('Conditions:\n  Type\tStatus\tReason\n');
  w.line(1, '----\t------\t------');
  for (const { type, status, reason = '' } of conditions) w.line(1, `${type} \t${status}\t${reason}`);
}
