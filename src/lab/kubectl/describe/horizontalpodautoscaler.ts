import type { Json } from '../../cluster/json.ts';
import { goQuote } from '../format/gotext.ts';
import { type Describer, rfc1123 } from './context.ts';
import { writeHead } from './metadata.ts';
import type { Writer } from './writer.ts';

export const horizontalPodAutoscaler: Describer = (object, { w }) => {
  const { metadata, spec, status = {} } = object;
  writeHead(w, object);
  w.pair('CreationTimestamp', rfc1123(metadata.creationTimestamp));
  w.pair('Reference', `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`);
  w.pair('Metrics', '( current / target )');
  for (const [index, metric] of (spec.metrics ?? []).entries()) {
    w.line(1, metricLine(metric, status.currentMetrics?.[index] ?? {}));
  }
  w.pair('Min replicas', spec.minReplicas ?? '<unset>');
  w.pair('Max replicas', spec.maxReplicas ?? 0);
  if (spec.behavior) {
    w.line(0, 'Behavior:');
    writeBehavior(w, 'Scale Up', spec.behavior.scaleUp);
    writeBehavior(w, 'Scale Down', spec.behavior.scaleDown);
  }
  w.pair(
    `${spec.scaleTargetRef.kind} pods`,
    `${status.currentReplicas ?? 0} current / ${status.desiredReplicas ?? 0} desired`,
  );
  const conditions: Json[] = status.conditions ?? [];
  if (conditions.length === 0) return;
  w.line(0, 'Conditions:');
  w.line(1, 'Type\tStatus\tReason\tMessage');
  w.line(1, '----\t------\t------\t-------');
  for (const { type, status: state, reason = '', message = '' } of conditions) {
    w.line(1, `${type}\t${state}\t${reason}\t${message}`);
  }
};

const UNKNOWN = '<unknown>';

function metricLine(metric: Json, current: Json): string {
  const { type, external, pods, object, resource, containerResource } = metric;
  switch (type) {
    case 'External':
      return external.target.averageValue !== undefined
        ? `${goQuote(external.metric.name)} (target average value):\t${current.external?.current?.averageValue ?? UNKNOWN} / ${external.target.averageValue}`
        : `${goQuote(external.metric.name)} (target value):\t${current.external ? (current.external.current?.value ?? '0') : UNKNOWN} / ${external.target.value}`;
    case 'Pods':
      return `${goQuote(pods.metric.name)} on pods:\t${current.pods?.current?.averageValue ?? UNKNOWN} / ${pods.target.averageValue}`;
    case 'Object': {
      const average = object.target.type === 'AverageValue';
      const field = average ? 'averageValue' : 'value';
      const subject = `"${object.metric.name}" on ${object.describedObject.kind}/${object.describedObject.name}`;
      return `${subject} (target ${average ? 'average ' : ''}value):\t${current.object?.current?.[field] ?? UNKNOWN} / ${object.target[field]}`;
    }
    case 'Resource':
      return `resource ${resource.name} on pods${usage(resource.target, current.resource?.current)}`;
    case 'ContainerResource':
      return `resource ${containerResource.name} of container "${containerResource.container}" on pods${usage(containerResource.target, current.containerResource?.current)}`;
    default:
      return `<unknown metric type ${goQuote(type ?? '')}>`;
  }
}

function usage(target: Json, current: Json): string {
  if (target.averageValue !== undefined) {
    return `:\t${current?.averageValue ?? UNKNOWN} / ${target.averageValue}`;
  }
  const percent = current?.averageUtilization;
  const now = percent === undefined ? UNKNOWN : `${percent}% (${current.averageValue ?? '<nil>'})`;
  const wanted = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`;
  return `  (as a percentage of request):\t${now} / ${wanted}`;
}

function writeBehavior(w: Writer, direction: string, rules: Json): void {
  if (!rules) return;
  w.line(1, `${direction}:`);
  if (rules.stabilizationWindowSeconds !== undefined) {
    w.line(2, `Stabilization Window: ${rules.stabilizationWindowSeconds} seconds`);
  }
  if (!rules.policies?.length) return;
  w.line(2, `Select Policy: ${rules.selectPolicy ?? 'Max'}`);
  w.line(2, 'Policies:');
  for (const { type, value, periodSeconds } of rules.policies) {
    w.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`);
  }
}
