import { diagnose } from '../codes/index.ts';
import { selects } from './labels.ts';
import { type Service, type ServicePort, serviceOf } from './model.ts';
import { field, type Rule } from './rule.ts';
import type { Scope } from './scope.ts';

function targetNumber(service: Service, port: ServicePort, scope: Scope): number | undefined {
  const { selector, object } = service;
  if (typeof port.targetPort !== 'string') return port.targetPort;
  if (selector === undefined) return undefined;
  return scope
    .workloads(object, ({ labels }) => selects(selector, labels))
    .flatMap((pod) => pod.ports)
    .find(({ name, protocol }) => name === port.targetPort && protocol === port.protocol)?.number;
}

/** A headless Service passes no ports on: its port is the Pod's. */
export const headlessPort: Rule = (object, scope) => {
  const service = serviceOf(object);
  if (service?.clusterIP !== 'None') return [];
  return service.ports.flatMap((port) => {
    const target = targetNumber(service, port, scope);
    if (target === undefined || port.port === undefined || target === port.port) return [];
    const named = typeof port.targetPort === 'string' ? `${port.targetPort}(${target})` : String(target);
    const { value, extra } = field(object, ...port.path, 'port');
    return [diagnose('ref-headless-port', value, { port: String(port.port), target: named }, extra)];
  });
};

/** `None` is written with a capital. */
export const headlessSpelling: Rule = (object) => {
  const value = serviceOf(object)?.clusterIP ?? '';
  if (value === 'None' || value.toLowerCase() !== 'none') return [];
  const { value: at, extra } = field(object, 'spec', 'clusterIP');
  return [diagnose('ref-headless-spelling', at, { value }, extra)];
};
