import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { Failure, isNotFound } from '../errors.ts';
import { podsBehind } from '../pods/behind.ts';
import { build } from '../resources/builder.ts';
import { type Command, type Run, usageError } from '../run.ts';
import { follow } from './logs/follow.ts';
import { type Request, requestsOf, type Wanted } from './logs/requests.ts';

const USAGE =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";
const SELECTOR_TAIL = 10;

function check(run: Run): { readonly target: string; readonly container: string } {
  const { args, flags } = run;
  const selector = flags.text('selector');
  if (args.length > 2 || (args.length === 0 && selector === '')) throw usageError(run, USAGE);
  if (args.length === 1 && selector !== '') {
    throw usageError(run, 'only a selector (-l) or a POD name is allowed');
  }
  const [target = '', inline] = args;
  return { target, container: inline ?? flags.text('container') };
}

function validate(run: Run, container: string, tail: number): void {
  const { args, flags } = run;
  if (flags.text('since-time') && flags.duration('since') !== 0) {
    throw new Failure('at most one of `sinceTime` or `sinceSeconds` may be specified');
  }
  if (flags.bool('all-containers') && container !== '') {
    throw new Failure(`--all-containers=true should not be specified with container name ${container}`);
  }
  if (flags.changed('container') && args.length === 2) {
    throw new Failure('only one of -c or an inline [CONTAINER] arg is allowed');
  }
  if (flags.number('limit-bytes') < 0) throw new Failure('--limit-bytes must be greater than 0');
  if (flags.duration('since') < 0) throw new Failure('--since must be greater than 0');
  if (tail < -1) throw new Failure('--tail must be greater than or equal to -1');
}

/** `kubectl logs` */
export const logs: Command = async (run) => {
  const { flags } = run;
  const { target, container } = check(run);
  const selector = flags.text('selector');
  const { name: namespace } = await run.config.namespace();
  const result = await build(run, {
    singleType: true,
    ...(target && { namesOf: { type: 'pods', names: [target] } }),
    ...(selector && { args: ['pods'], labelSelector: selector }),
  });
  const { infos, error } = await result.infos();
  if (error) {
    if (!isNotFound(error)) throw error;
    throw new Failure(
      `error from server (NotFound): ${error.message} in namespace ${JSON.stringify(namespace)}`,
    );
  }
  if (selector && infos.length === 0) run.err(`No resources found in ${namespace} namespace.\n`);
  const tail = selector && !flags.changed('tail') ? SELECTOR_TAIL : flags.number('tail');
  validate(run, container, tail);
  const wanted: Wanted = {
    container,
    allContainers: flags.bool('all-containers'),
    allPods: flags.bool('all-pods'),
  };
  const pods: Json[] = [];
  for (const info of infos)
    pods.push(...(await podsOf(run, info.object as KubeObject, info, wanted.allPods)));
  const requests = pods.flatMap((pod) => requestsOf(run, pod, wanted));
  const options = optionsOf(run, tail);
  const show = writer(run, flags.bool('prefix') || wanted.allPods);
  if (flags.bool('follow')) return await follow(run, requests, options, show);
  for (const request of requests) await print(run, request, options, show);
};

/** What every request of one call is asked with. */
export interface LogOptions {
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly tail?: number;
  /** Only lines from this time on; milliseconds since 1970. */
  readonly since?: number;
  readonly limitBytes?: number;
}

function optionsOf({ flags, world }: Run, tail: number): LogOptions {
  const [since, sinceTime, limit] = [
    flags.duration('since'),
    flags.text('since-time'),
    flags.number('limit-bytes'),
  ];
  const from = sinceTime ? Date.parse(sinceTime) : since ? world.clock.now() - since : undefined;
  return {
    previous: flags.bool('previous'),
    timestamps: flags.bool('timestamps'),
    ...(tail !== -1 && { tail }),
    ...(from !== undefined && { since: from }),
    ...(limit > 0 && { limitBytes: limit }),
  };
}

async function podsOf(
  run: Run,
  object: KubeObject,
  info: Json,
  all: boolean,
): Promise<readonly KubeObject[]> {
  if (object.kind === 'Pod') return [object];
  const timeout = run.flags.duration('pod-running-timeout');
  const pods = await podsBehind(run, info, 'logging', 'get the logs from', timeout);
  if (all) return pods;
  const [first] = pods;
  if (pods.length > 1) run.err(`Found ${pods.length} pods, using pod/${first?.metadata.name}\n`);
  return first ? [first] : [];
}

/** Writes lines of a container's log, each with where it comes from when that is asked for. */
function writer(run: Run, prefixed: boolean) {
  return ({ pod, container }: Request, line: string) =>
    run.out(prefixed ? `[pod/${pod.metadata.name}/${container}] ${line}` : line);
}

async function print(
  run: Run,
  request: Request,
  options: LogOptions,
  show: (request: Request, line: string) => void,
): Promise<void> {
  const api = await run.connect();
  const { pod, container } = request;
  const { limitBytes = Infinity, ...asked } = options;
  let left = limitBytes;
  try {
    const lines = api.logs(pod.metadata.namespace ?? '', pod.metadata.name, { container, ...asked });
    for await (const line of lines) {
      const part = line.slice(0, left);
      left -= part.length;
      show(request, part);
      if (left <= 0) return;
    }
  } catch (error) {
    if (!run.flags.bool('ignore-errors') || !(error instanceof Error)) throw error;
    run.out(`error: ${error.message}\n`);
  }
}
