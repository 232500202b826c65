import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { Failure } from '../errors.ts';
import { attachablePod } from '../pods/behind.ts';
import { build } from '../resources/builder.ts';
import { type Command, usageError } from '../run.ts';
import { forward } from './port-forward/forward.ts';
import { parsePorts, podPorts, servicePorts } from './port-forward/ports.ts';

/** `kubectl port-forward` */
export const portForward: Command = async (run) => {
  const { args, flags } = run;
  const [target, ...words] = args;
  if (target === undefined || words.length === 0) {
    throw usageError(run, 'TYPE/NAME and list of ports are required for port-forward');
  }
  const result = await build(run, { namesOf: { type: 'pods', names: [target] }, continueOnError: true });
  const { infos, error } = await result.infos();
  if (error) throw error;
  const [info] = infos;
  if (!info) throw new Failure('pod name or resource type/name must be specified');
  const pod: Json = await attachablePod(run, info, flags.duration('pod-running-timeout'));
  const object = info.object as KubeObject;
  const ports = info.resource.kind === 'Service' ? servicePorts(words, object, pod) : podPorts(words, pod);
  const { phase } = pod.status ?? {};
  if (phase !== 'Running') {
    throw new Failure(`unable to forward port because pod is not running. Current status=${phase}`);
  }
  await forward(run, pod, parsePorts(ports), flags.list('address'));
};
