import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';

const COULD_NOT = "couldn't retrieve selectors via --selector flag or introspection";

function podSpec(object: Json): Json {
  return object.kind === 'Pod' ? object.spec : object.spec.template?.spec;
}

export function labelsText(object: Json): string {
  return text(object.metadata.labels ?? {});
}

function text(labels: Json): string {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join(',');
}

/** The selector that a Service of this object has. @throws {Failure} when there is none. */
export function selectorFor(object: Json): string {
  switch (object.kind) {
    case 'Pod': {
      const labels = object.metadata.labels ?? {};
      if (Object.keys(labels).length === 0) {
        throw new Failure(`${COULD_NOT}: the pod has no labels and cannot be exposed`);
      }
      return text(labels);
    }
    case 'Service':
      if (!object.spec.selector || Object.keys(object.spec.selector).length === 0) {
        throw new Failure(`${COULD_NOT}: the service has no pod selector set`);
      }
      return text(object.spec.selector);
    case 'ReplicationController':
      return text(object.spec.selector ?? {});
    default: {
      const { matchLabels, matchExpressions } = object.spec.selector ?? {};
      if (matchExpressions?.length > 0) {
        throw new Failure(
          `${COULD_NOT}: couldn't convert expressions - "${matchExpressions}" to map-based selector format`,
        );
      }
      return text(matchLabels ?? {});
    }
  }
}

/** Container ports of a workload, ports of a Service. */
export function portsOf(object: Json): readonly string[] {
  if (object.kind === 'Service') return (object.spec.ports ?? []).map((port: Json) => String(port.port));
  return (podSpec(object)?.containers ?? []).flatMap((container: Json) =>
    (container.ports ?? []).map((port: Json) => String(port.containerPort)),
  );
}

/** Protocols by port. */
export function protocolsOf(object: Json): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (port: number, protocol = 'TCP') => {
    const list = found.get(String(port)) ?? [];
    found.set(String(port), [...list, protocol]);
  };
  if (object.kind === 'Service') {
    for (const port of object.spec.ports ?? []) add(port.port, port.protocol);
  } else {
    for (const container of podSpec(object)?.containers ?? []) {
      for (const port of container.ports ?? []) add(port.containerPort, port.protocol);
    }
  }
  return found;
}
