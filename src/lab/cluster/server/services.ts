import type { KubeObject } from '../../api.ts';
import { type Json, same } from '../json.ts';
import type { Random } from '../random.ts';
import type { FieldError } from './errors.ts';

/** 10.96.0.0/12, as kubeadm sets it. */
const SERVICE_NETWORK = { from: 10 * 2 ** 24 + 96 * 2 ** 16, size: 2 ** 20 };
/** The static band of the Service network and of the node ports, which the server itself avoids (KEP-3070, KEP-3668). */
const STATIC_ADDRESSES = 256;
const STATIC_PORTS = 86;
const NODE_PORTS = { from: 30000, to: 32767 };

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

/** Whether an address belongs to the Service network, whoever has it. */
export function isServiceAddress(address: string): boolean {
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return value >= SERVICE_NETWORK.from && value < SERVICE_NETWORK.from + SERVICE_NETWORK.size;
}

function invalidPort(index: number, value: unknown, why: string): FieldError {
  return {
    type: 'FieldValueInvalid',
    field: `spec.ports[${index}].nodePort`,
    message: `Invalid value: ${value}: ${why}`,
  };
}

/**
 * Gives a Service the addresses and node ports that its type asks for, keeps those it has, takes back those it may no
 * longer have. Changes `service`.
 *
 * Ranges and what is taken are not looked at in a dry run: the server skips its allocators there.
 *
 * @returns what is wrong with the addresses and ports asked for.
 */
export function allocate(
  service: Json,
  existing: Json | undefined,
  others: readonly KubeObject[],
  random: Random,
  dryRun: boolean,
): FieldError[] {
  const errors = [
    ...addresses(service, existing, others, random, dryRun),
    ...nodePorts(service, existing, others, random, dryRun),
  ];
  giveHealthCheckPort(service, existing, others, random);
  return errors;
}

/**
 * Takes from a changed Service what only its old type could have, where the change did not set it anew (the server's
 * `dropTypeDependentFields`). Changes `service`.
 */
export function dropTypeDependentFields(service: Json, existing: Json): void {
  const { spec } = service;
  const before = existing.spec;
  const addressed = (type: string) => type !== 'ExternalName';
  const external = (type: string) => type === 'NodePort' || type === 'LoadBalancer';
  const unchanged = (key: string) => same(spec[key], before[key]);
  if (addressed(before.type) && !addressed(spec.type) && unchanged('clusterIP')) {
    for (const key of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) delete spec[key];
  }
  if (!addressed(before.type) && addressed(spec.type) && unchanged('externalName')) delete spec.externalName;
  if (external(before.type) && !external(spec.type)) {
    const had = new Set((before.ports ?? []).map((port: Json) => port.nodePort));
    for (const port of spec.ports ?? []) if (had.has(port.nodePort)) delete port.nodePort;
    if (unchanged('externalTrafficPolicy')) delete spec.externalTrafficPolicy;
  }
  if (needsHealthCheck(before) && !needsHealthCheck(spec) && unchanged('healthCheckNodePort'))
    delete spec.healthCheckNodePort;
  if (before.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (unchanged('allocateLoadBalancerNodePorts')) delete spec.allocateLoadBalancerNodePorts;
    delete service.status?.loadBalancer?.ingress;
  }
}

function addresses(
  service: Json,
  existing: Json | undefined,
  others: readonly KubeObject[],
  random: Random,
  dryRun: boolean,
): FieldError[] {
  const spec = service.spec;
  const asked: string | undefined = spec.clusterIP || spec.clusterIPs?.[0];
  const before: string | undefined = existing?.spec.clusterIP;
  if (spec.type === 'ExternalName') {
    if (asked && asked !== before) {
      return [
        {
          type: 'FieldValueForbidden',
          field: 'spec.clusterIPs',
          message: 'Forbidden: may not be set for ExternalName services',
        },
      ];
    }
    for (const key of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy', 'internalTrafficPolicy']) {
      delete spec[key];
    }
    return [];
  }
  if (before && asked && asked !== before) {
    return [
      {
        type: 'FieldValueInvalid',
        field: 'spec.clusterIPs[0]',
        message: `Invalid value: ${JSON.stringify([asked])}: may not change once set`,
      },
    ];
  }
  const taken = new Set(others.map((other) => (other['spec'] as Json)?.clusterIP));
  const chosen = asked ?? before ?? freeAddress(taken, random);
  if (asked && asked !== 'None' && asked !== before && !dryRun) {
    const why = !isServiceAddress(asked)
      ? `failed to allocate IP ${asked}: the provided IP (${asked}) is not in the valid range. The range of valid IPs is 10.96.0.0/12`
      : taken.has(asked) && `failed to allocate IP ${asked}: provided IP is already allocated`;
    if (why) {
      const message = `Invalid value: ${JSON.stringify([asked])}: ${why}`;
      return [{ type: 'FieldValueInvalid', field: 'spec.clusterIPs', message }];
    }
  }
  spec.clusterIP = chosen;
  spec.clusterIPs = [chosen];
  spec.ipFamilies ??= existing?.spec.ipFamilies ?? ['IPv4'];
  spec.ipFamilyPolicy ??= existing?.spec.ipFamilyPolicy ?? 'SingleStack';
  delete spec.externalName;
  return [];
}

function freeAddress(taken: ReadonlySet<string>, random: Random): string {
  for (;;) {
    const offset = STATIC_ADDRESSES * 16 + random.below(SERVICE_NETWORK.size - STATIC_ADDRESSES * 16 - 1);
    const address = toText(SERVICE_NETWORK.from + offset);
    if (!taken.has(address)) return address;
  }
}

function portsOf(service: KubeObject): Json[] {
  return (service['spec'] as Json)?.ports ?? [];
}

/** Ports that Services have on every node. */
function takenPorts(services: readonly KubeObject[]): Set<number> {
  return new Set(
    services.flatMap((service) => [
      (service['spec'] as Json)?.healthCheckNodePort,
      ...portsOf(service).map((port) => port.nodePort),
    ]),
  );
}

function freePort(taken: ReadonlySet<number>, random: Random): number {
  for (;;) {
    const port =
      NODE_PORTS.from + STATIC_PORTS + random.below(NODE_PORTS.to - NODE_PORTS.from - STATIC_PORTS);
    if (!taken.has(port)) return port;
  }
}

function nodePorts(
  service: Json,
  existing: Json | undefined,
  others: readonly KubeObject[],
  random: Random,
  dryRun: boolean,
): FieldError[] {
  const { spec } = service;
  const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  if (!external) {
    for (const port of spec.ports ?? []) delete port.nodePort;
    for (const key of ['externalTrafficPolicy', 'allocateLoadBalancerNodePorts', 'loadBalancerIP'])
      delete spec[key];
    return [];
  }
  if (spec.type !== 'LoadBalancer') delete spec.allocateLoadBalancerNodePorts;
  if (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts === false) return [];
  const errors: FieldError[] = [];
  const before: Json[] = existing ? portsOf(existing) : [];
  const mine = new Set(before.map((port) => port.nodePort));
  const taken = takenPorts(others);
  for (const [index, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort) {
      const kept = before.find((old) => old.port === port.port && old.protocol === port.protocol);
      port.nodePort = kept?.nodePort;
    }
    const asked = port.nodePort;
    if (!asked) port.nodePort = freePort(new Set([...taken, ...mine]), random);
    else if (!mine.has(asked) && !dryRun) {
      if (asked < NODE_PORTS.from || asked > NODE_PORTS.to) {
        const range = `${NODE_PORTS.from}-${NODE_PORTS.to}`;
        const why = `provided port is not in the valid range. The range of valid ports is ${range}`;
        errors.push(invalidPort(index, asked, why));
      } else if (taken.has(asked))
        errors.push(invalidPort(index, asked, 'provided port is already allocated'));
    }
    taken.add(port.nodePort);
  }
  return errors;
}

/** A load balancer has to know which nodes have an endpoint when others do not count. */
const needsHealthCheck = (spec: Json): boolean =>
  spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';

/** The port where each node says whether it has an endpoint: it stays as long as it is needed. */
function giveHealthCheckPort(
  service: Json,
  existing: Json | undefined,
  others: readonly KubeObject[],
  random: Random,
): void {
  const { spec } = service;
  if (!needsHealthCheck(spec)) return;
  if (existing && needsHealthCheck(existing.spec))
    spec.healthCheckNodePort ||= existing.spec.healthCheckNodePort;
  spec.healthCheckNodePort ||= freePort(takenPorts([...others, service as KubeObject]), random);
}
