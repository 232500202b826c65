import type { Api, KubeObject, Resource } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { since } from '../format/duration.ts';
import type { Writer } from './writer.ts';

/** Where a description finds what belongs to an object. */
export type Reader = Pick<Api, 'resources' | 'list' | 'get'>;

/** What describers are given besides their object. */
export interface DescribeContext {
  readonly w: Writer;
  readonly resource: Resource;
  /** Milliseconds since 1970. */
  readonly now: number;
  ago(timestamp: string | null | undefined): string;
  /** All objects of a kind; none when they cannot be read. */
  list(plural: string, namespace: string | undefined, group?: string): Promise<readonly Json[]>;
  get(plural: string, namespace: string | undefined, name: string, group?: string): Promise<Json>;
}

/** Writes what is known about an object, all but its events. */
export type Describer = (object: Json, context: DescribeContext) => void | Promise<void>;

export function describeContext(w: Writer, resource: Resource, reader: Reader, now: number): DescribeContext {
  const named = (plural: string, group = '') =>
    reader.resources.find((item) => item.plural === plural && item.group === group);
  return {
    w,
    resource,
    now,
    ago: (timestamp) => since(timestamp, now),
    async list(plural, namespace, group) {
      const found = named(plural, group);
      return found ? (await reader.list(found, namespace)).items : [];
    },
    async get(plural, namespace, name, group) {
      const found = named(plural, group);
      if (!found) throw new Error(`${plural} "${name}" not found`);
      return (await reader.get(found, namespace, name)) as KubeObject;
    },
  };
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Go's `time.RFC1123Z`, in UTC. */
export function rfc1123(timestamp: string | null | undefined): string {
  if (!timestamp) return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const date = new Date(timestamp);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} +0000`;
}
