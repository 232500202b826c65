import type { KubeObject } from '../../api.ts';
import { milliValue, quantityOf, wholeValue } from '../../kubectl/format/quantity.ts';
import type { Json } from '../json.ts';

/** ConfigMaps and Secrets as a kubelet reads them. */
export type ReadSource = (
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
) => KubeObject | undefined;

/** What a container cannot start without; its message is the kubelet's. */
export class MissingReference extends Error {}

/** The values of a ConfigMap or Secret as text; undefined when it is not there. */
export function valuesOf(
  read: ReadSource,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
): ReadonlyMap<string, string> | undefined {
  const object = read(kind, namespace, name) as Json;
  if (!object) return undefined;
  const decode = kind === 'Secret' ? fromBase64 : (text: string) => text;
  const values = Object.entries<string>(object.data ?? {}).map(([key, text]) => [key, decode(text)] as const);
  return new Map(values);
}

function fromBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/** What the downward API says of a Pod: `metadata.name`, `metadata.labels['app']`, `metadata.labels` … */
export function fieldOf(pod: Json, path: string): string {
  const keyed = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (keyed) return pod.metadata[keyed[1] as string]?.[keyed[2] as string] ?? '';
  if (path === 'metadata.labels' || path === 'metadata.annotations') {
    const pairs = Object.entries(pod.metadata[path.slice('metadata.'.length)] ?? {});
    return pairs
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .sort()
      .join('\n');
  }
  const value = path.split('.').reduce((from: Json, step) => from?.[step], pod);
  return value === undefined ? '' : String(value);
}

/** `requests.cpu` and the like, in units of the divisor, rounded up. What is not limited is what the node has. */
export function resourceOf(container: Json, reference: Json, allocatable: Json): string {
  const [kind = '', name = ''] = String(reference.resource).split(/\.(.*)/s);
  const fallback = kind === 'limits' ? allocatable?.[name] : '0';
  const amount = quantityOf(container.resources?.[kind]?.[name] ?? fallback ?? '0');
  const divisor = quantityOf(!reference.divisor || reference.divisor === '0' ? '1' : reference.divisor);
  const [top, bottom] =
    name === 'cpu' ? [milliValue(amount), milliValue(divisor)] : [wholeValue(amount), wholeValue(divisor)];
  return String((top + bottom - 1n) / bottom);
}
