import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { selects } from './labels.ts';
import { type Located, type ServicePort, serviceOf, type Workload } from './model.ts';
import { field, type Rule } from './rule.ts';

function place(object: Located, port: ServicePort) {
  return field(object, ...port.path, port.targetPort === undefined ? 'port' : 'targetPort');
}

function owners(workloads: readonly Workload[]): string {
  return workloads.map(({ owner }) => owner).join(', ');
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function checkNamed(
  object: Located,
  port: ServicePort,
  name: string,
  pods: readonly Workload[],
): Diagnostic[] {
  const ports = pods.flatMap((pod) => pod.ports);
  const named = ports.filter((candidate) => candidate.name === name);
  if (named.some(({ protocol }) => protocol === port.protocol)) return [];
  const { value, extra } = place(object, port);
  const owner = owners(pods);
  if (named.length > 0) {
    const data = { port: name, protocol: port.protocol, actual: named[0]!.protocol, owner };
    return [diagnose('ref-target-port-protocol', value, data, extra)];
  }
  const known = distinct(
    ports
      .filter(({ protocol }) => protocol === port.protocol)
      .map((candidate) => candidate.name || String(candidate.number)),
  );
  return [diagnose('ref-target-port-name', value, { port: name, known, owner }, extra)];
}

function checkNumber(
  object: Located,
  port: ServicePort,
  number: number,
  pods: readonly Workload[],
): Diagnostic[] {
  const ports = pods.flatMap((pod) => pod.ports);
  const { value, extra } = place(object, port);
  const owner = owners(pods);
  if (ports.length === 0)
    return [diagnose('ref-target-port-undeclared', value, { port: number, owner }, extra)];
  const same = ports.filter((candidate) => candidate.number === number);
  if (same.some(({ protocol }) => protocol === port.protocol)) return [];
  if (same.length > 0) {
    const data = { port: String(number), protocol: port.protocol, actual: same[0]!.protocol, owner };
    return [diagnose('ref-target-port-protocol', value, data, extra)];
  }
  const known = distinct(ports.map((candidate) => String(candidate.number)));
  const data = { port: number, known, owner, implied: port.targetPort === undefined };
  return [diagnose('ref-target-port-number', value, data, extra)];
}

/** A Service's target ports are ports of the containers that it selects, by name and protocol or by number. */
export const servicePort: Rule = (object, scope) => {
  const service = serviceOf(object);
  if (service?.selector === undefined || service.type === 'ExternalName') return [];
  const { selector } = service;
  const pods = scope.workloads(object, ({ labels }) => selects(selector, labels));
  if (pods.length === 0) return [];
  return service.ports.flatMap((port) => {
    const target = port.targetPort ?? port.port;
    if (typeof target === 'string') return checkNamed(object, port, target, pods);
    return target === undefined ? [] : checkNumber(object, port, target, pods);
  });
};
