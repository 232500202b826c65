import type { Json } from '../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { withMemory } from '../patch/last-applied.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { groupVersion, resourceOfKind } from '../resources/mapper.ts';
import { type Command, callOptions } from '../run.ts';
import { notFoundSubresource } from './scale/missing.ts';

const SCALABLE = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController']);

/** `80%` is utilisation, everything else an amount. @throws {Failure} */
function metric(name: 'cpu' | 'memory', text: string): Json {
  const target = /^\d+%$/.test(text)
    ? { averageUtilization: Number(text.slice(0, -1)), type: 'Utilization' }
    : {
        averageValue: /^\d+(\.\d+)?$/.test(text) ? `${text}${name === 'cpu' ? 'm' : 'Mi'}` : text,
        type: 'AverageValue',
      };
  if (text.endsWith('%') && !/^\d+%$/.test(text)) {
    throw new Failure(`invalid percentage value: ${text.slice(0, -1)}`);
  }
  return { resource: { name, target }, type: 'Resource' };
}

/** `kubectl autoscale`: the object is made; nothing in the lab measures, so nothing scales by it. */
export const autoscale: Command = async (run) => {
  const { flags, args } = run;
  const dryRun = dryRunOf(run);
  const [min, max] = [flags.number('min'), flags.number('max')];
  if (max < 1) throw new Failure(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
  if (max < min) {
    throw new Failure(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
  }
  const [cpu, memory, percent] = [flags.text('cpu'), flags.text('memory'), flags.number('cpu-percent')];
  if (cpu !== '' && flags.changed('cpu-percent')) {
    throw new Failure('--cpu-percent and --cpu are mutually exclusive');
  }
  const { name: namespace, explicit } = await run.config.namespace();
  const api = await run.connect();
  const hpas = resourceOfKind(api.resources, 'autoscaling/v2', 'HorizontalPodAutoscaler');
  const result = await build(run, { args, files: filenameOptions(run), continueOnError: true });
  const operation = dryRun === 'client' ? 'created' : 'autoscaled';
  const print = await operationPrinter(run, operation + dryRunSuffix(dryRun), true);
  let count = 0;
  await result.each(async ({ resource, name }) => {
    if (!SCALABLE.has(resource.kind)) {
      throw new Failure(`cannot autoscale a ${resource.kind}: ${notFoundSubresource().message}`);
    }
    count++;
    const metrics = [
      ...(percent > 0 ? [metric('cpu', `${percent}%`)] : []),
      ...(cpu ? [metric('cpu', cpu)] : []),
      ...(memory ? [metric('memory', memory)] : []),
    ];
    const object = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: flags.text('name') || name, ...(explicit && { namespace }) },
      spec: {
        maxReplicas: max,
        ...(metrics.length > 0 && { metrics }),
        ...(min > 0 && { minReplicas: min }),
        scaleTargetRef: { apiVersion: groupVersion(resource), kind: resource.kind, name },
      },
    };
    if (dryRun === 'client' || !hpas) {
      run.out(print({ ...object, status: { currentMetrics: null, desiredReplicas: 0 } }));
      return;
    }
    const sent = flags.bool('save-config') ? withMemory(object) : object;
    const options = callOptions(run, { dryRun: dryRun === 'server' });
    run.out(print(await api.create(hpas, namespace, sent, options)));
  });
  if (count === 0) throw new Failure('no objects passed to autoscale');
};
