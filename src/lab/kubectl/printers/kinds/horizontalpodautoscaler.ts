import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const horizontalPodAutoscaler: Printer = {
  columns: ['Name', 'Reference', 'Targets', 'MinPods', 'MaxPods', 'Replicas', 'Age'],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
    targets(spec.metrics ?? [], status.currentMetrics ?? []),
    spec.minReplicas ?? '<unset>',
    spec.maxReplicas ?? 0,
    status.currentReplicas ?? 0,
    table.age({ metadata }),
  ],
};

const UNKNOWN = '<unknown>';

function targets(specs: readonly Json[], statuses: readonly Json[]): string {
  if (specs.length === 0) return '<none>';
  const list = specs.map((spec, index) => target(spec, statuses[index]));
  const text = list.slice(0, 2).join(', ');
  return list.length > 2 ? `${text} + ${list.length - 2} more...` : text;
}

function target(spec: Json, status: Json): string {
  switch (spec.type) {
    case 'External':
      return valueOrAverage(spec.external.target, status?.external?.current);
    case 'Object':
      return valueOrAverage(spec.object.target, status?.object?.current);
    case 'Pods':
      return `${status?.pods?.current?.averageValue ?? UNKNOWN}/${spec.pods.target.averageValue}`;
    case 'Resource':
      return utilization(spec.resource, status?.resource?.current);
    case 'ContainerResource':
      return utilization(spec.containerResource, status?.containerResource?.current);
    default:
      return '<unknown type>';
  }
}

function valueOrAverage(goal: Json, current: Json): string {
  if (goal.averageValue !== undefined)
    return `${current?.averageValue ?? UNKNOWN}/${goal.averageValue} (avg)`;
  return `${current ? (current.value ?? '0') : UNKNOWN}/${goal.value}`;
}

function utilization({ name, target: goal }: Json, current: Json): string {
  if (goal.averageValue !== undefined) {
    return `${name}: ${current?.averageValue ?? UNKNOWN}/${goal.averageValue}`;
  }
  const now = current?.averageUtilization === undefined ? UNKNOWN : `${current.averageUtilization}%`;
  const wanted = goal.averageUtilization === undefined ? '<auto>' : `${goal.averageUtilization}%`;
  return `${name}: ${now}/${wanted}`;
}
