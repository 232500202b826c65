import type { Json } from '../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure, throwAll } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { parsePairs } from '../pairs.ts';
import { overridden } from '../patch/overrides.ts';
import { type Command, callOptions, type DryRun, type Info, type Run } from '../run.ts';
import { runAttached } from './run/attached.ts';
import { IMAGE_REFERENCE } from './run/image.ts';
import { type PodSettings, podOf, readEnv, readLabels, serviceOf } from './run/objects.ts';

const POLICIES = ['Always', 'OnFailure', 'Never'];
const PULLS = ['Always', 'IfNotPresent', 'Never'];

/** Flags that are read before arguments are looked at. @throws {Failure} */
function read(run: Run): Omit<PodSettings, 'name' | 'args'> {
  const { flags } = run;
  const annotations = parsePairs(flags.list('annotations'), 'annotations', false).pairs;
  const labels = readLabels(flags.text('labels'));
  const env = readEnv(flags.list('env'));
  const restart = flags.text('restart') || (flags.bool('stdin') ? 'OnFailure' : 'Always');
  if (!POLICIES.includes(restart)) {
    throw new Failure(`invalid restart policy: ${restart}, valid values are: ${POLICIES.join(', ')}`);
  }
  const pull = flags.text('image-pull-policy');
  if (pull !== '' && !PULLS.includes(pull)) {
    throw new Failure(`invalid image pull policy: ${pull}, valid values are: ${PULLS.join(', ')}`);
  }
  return {
    annotations,
    labels,
    env,
    restart,
    pull,
    image: flags.text('image'),
    port: flags.text('port'),
    command: flags.bool('command'),
    stdin: flags.bool('stdin'),
    leaveOpen: flags.bool('leave-stdin-open'),
    tty: flags.bool('tty'),
    privileged: flags.bool('privileged'),
  };
}

function validate(run: Run, attach: boolean, dryRun: DryRun): void {
  const { flags, args, dash } = run;
  const image = flags.text('image');
  const port = flags.text('port');
  if (args.length === 0 || dash === 0) throw new Failure('NAME is required for run');
  if (image === '') throw new Failure('--image is required');
  if (!IMAGE_REFERENCE.test(image)) {
    throw new Failure(`invalid image name ${JSON.stringify(image)}: invalid reference format`);
  }
  if (flags.bool('tty') && !flags.bool('stdin')) {
    throw new Failure('-i/--stdin is required for containers with -t/--tty=true');
  }
  if (flags.bool('expose') && port === '') throw new Failure('--port must be set when exposing a service');
  if (port !== '' && !/^[-+]?\d+$/.test(port)) throw new Failure('--port must be a number');
  if (!attach && flags.bool('rm')) throw new Failure('--rm should only be used for attached containers');
  if (attach && dryRun !== 'none') {
    throw new Failure(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  }
}

/** `kubectl run` */
export const runCommand: Command = async (run) => {
  const { flags, args } = run;
  const settings = read(run);
  const attach = flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin') || flags.bool('attach');
  const dryRun = dryRunOf(run);
  const { name: namespace, explicit } = await run.config.namespace();
  const print = await operationPrinter(run, `created${dryRunSuffix(dryRun)}`, true);
  validate(run, attach, dryRun);
  const [name = '', ...rest] = args;
  const pod = overridden(run, podOf({ ...settings, name, args: rest }), 'Pod');
  const created: Info[] = [await createObject(run, pod, 'pods', namespace, explicit, dryRun)];
  const errors: Error[] = [];
  if (flags.bool('expose')) {
    const service = serviceOf(name, settings.labels, settings.port);
    try {
      created.push(await createObject(run, service, 'services', namespace, explicit, dryRun));
    } catch (error) {
      errors.push(error as Error);
    }
  }
  if (attach) return await runAttached(run, created, settings.restart);
  for (const { object } of created) run.out(print(object));
  throwAll(errors);
};

async function createObject(
  run: Run,
  object: Json,
  plural: string,
  namespace: string,
  explicit: boolean,
  dryRun: DryRun,
): Promise<Info> {
  const api = await run.connect();
  const resource = api.resources.find((item) => item.plural === plural && item.group === '');
  if (!resource) throw new Failure(`the server doesn't have a resource type ${JSON.stringify(plural)}`);
  const info = { resource, namespace, name: object.metadata.name as string };
  if (dryRun === 'client') {
    const metadata = explicit ? { ...object.metadata, namespace } : object.metadata;
    return { ...info, object: { ...object, metadata } };
  }
  // kubectl takes --save-config here, and forgets about it.
  const made = await api.create(
    resource,
    namespace,
    object,
    callOptions(run, { dryRun: dryRun === 'server' }),
  );
  return { ...info, name: made.metadata.name, object: made };
}
