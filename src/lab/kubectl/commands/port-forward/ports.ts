import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';

/** `LOCAL:REMOTE`, `REMOTE` or `:REMOTE`. */
function split(text: string): readonly [local: string, remote: string] {
  const parts = text.split(':');
  return parts.length === 2 ? [parts[0] || '0', parts[1] ?? ''] : [parts[0] ?? '', parts[0] ?? ''];
}

const isNumber = (text: string) => /^[-+]?\d+$/.test(text);

function containerPort(pod: Json, name: string): number {
  const containers: Json[] = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  for (const { ports = [] } of containers) {
    const found = ports.find((port: Json) => port.name === name);
    if (found) return found.containerPort;
  }
  throw new Failure(`Pod '${pod.metadata.name}' does not have a named port '${name}'`);
}

function joined(local: string, remote: string): string {
  return local === remote ? remote : `${local}:${remote}`;
}

function refuseUdp(words: readonly string[], ports: readonly Json[], portOf: (name: string) => number): void {
  const of = (protocol: string) =>
    new Set(ports.filter((port) => (port.protocol ?? 'TCP') === protocol).map((port) => port.number));
  const [udp, tcp] = [of('UDP'), of('TCP')];
  for (const word of words) {
    const [, remote] = split(word);
    const number = isNumber(remote) ? Number(remote) : portOf(remote);
    if (udp.has(number) && !tcp.has(number)) throw new Failure(`UDP protocol is not supported for ${remote}`);
  }
}

/** Ports of a Service as ports of one of its Pods. @throws {Failure} for a port that there is not. */
export function servicePorts(words: readonly string[], service: Json, pod: Json): readonly string[] {
  const { name } = service.metadata;
  const ports: Json[] = service.spec.ports ?? [];
  const named = (port: string): number => {
    const found = ports.find((item) => item.name === port);
    if (!found) throw new Failure(`Service '${name}' does not have a named port '${port}'`);
    return found.port;
  };
  refuseUdp(
    words,
    ports.map(({ port, protocol }) => ({ number: port, protocol })),
    named,
  );
  return words.map((word) => {
    let [local, remote] = split(word);
    let number = Number(remote);
    if (!isNumber(remote)) {
      number = named(remote);
      if (local === remote) local = String(number);
    }
    const found = ports.find((item) => item.port === number);
    if (!found) throw new Failure(`Service ${name} does not have a service port ${number}`);
    remote = String(targetOf(service, found, pod));
    return joined(local, remote);
  });
}

function targetOf(service: Json, port: Json, pod: Json): number {
  if (service.spec.clusterIP === 'None') return port.port;
  if (typeof port.targetPort === 'number') return port.targetPort || port.port;
  return port.targetPort === undefined ? port.port : containerPort(pod, port.targetPort);
}

/** Ports of a Pod, their names as numbers. @throws {Failure} */
export function podPorts(words: readonly string[], pod: Json): readonly string[] {
  const ports: Json[] = pod.spec.containers.flatMap((container: Json) => container.ports ?? []);
  refuseUdp(
    words,
    ports.map((port) => ({ number: port.containerPort, protocol: port.protocol })),
    (name) => containerPort(pod, name),
  );
  return words.map((word) => {
    const [local, remote] = split(word);
    if (remote === '') throw new Failure('remote port cannot be empty');
    const number = isNumber(remote) ? remote : String(containerPort(pod, remote));
    return local === remote ? number : `${local}:${number}`;
  });
}

export interface ForwardedPort {
  /** 0 for any. */
  readonly local: number;
  readonly remote: number;
}

function parsePort(text: string, which: 'local' | 'remote'): number {
  const wrong = (why: string) =>
    new Failure(
      `error parsing ${which} port '${text}': strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`,
    );
  if (!/^\d+$/.test(text)) throw wrong('invalid syntax');
  if (Number(text) > 65535) throw wrong('value out of range');
  return Number(text);
}

/** client-go's `parsePorts`. @throws {Failure} */
export function parsePorts(words: readonly string[]): readonly ForwardedPort[] {
  return words.map((word) => {
    const parts = word.split(':');
    if (parts.length > 2) throw new Failure(`invalid port format '${word}'`);
    const [first = '', second = first] = parts;
    const local = parsePort(parts.length === 2 && first === '' ? '0' : first, 'local');
    const remote = parsePort(second, 'remote');
    if (remote === 0) throw new Failure('remote port must be > 0');
    return { local, remote };
  });
}
