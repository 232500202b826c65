import type { Json } from '../../../cluster/json.ts';
import { firstOf, type Printer } from '../table.ts';

export const endpoints: Printer = {
  columns: ['Name', 'Endpoints', 'Age'],
  row: (object, table) => [object.metadata.name, addresses(object.subsets ?? []), table.age(object)],
};

function addresses(subsets: readonly Json[]): string {
  if (subsets.length === 0) return '<none>';
  const list = subsets.flatMap(({ addresses: ready = [], ports = [] }) =>
    ports.length === 0
      ? ready.map(({ ip }: Json) => ip)
      : ports.flatMap(({ port }: Json) => ready.map(({ ip }: Json) => hostPort(ip, port))),
  );
  return firstOf(list, 3, list.length);
}

/** Go's `net.JoinHostPort`. */
export function hostPort(host: string, port: number | string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
