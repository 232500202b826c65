import type { Json } from '../../../cluster/json.ts';
import { digest } from '../../../cluster/random.ts';
import { Failure } from '../../errors.ts';
import { build } from '../../resources/builder.ts';
import { resourceOfKind } from '../../resources/mapper.ts';
import { type Command, callOptions, type Run } from '../../run.ts';
import { createMade, nameArgument } from './made.ts';

/** `kubectl create namespace` */
export const createNamespace: Command = async (run) => {
  const name = nameArgument(run);
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {}, status: {} };
  await createMade(run, { object });
};

/** `kubectl create serviceaccount` */
export const createServiceAccount: Command = async (run) => {
  const name = nameArgument(run);
  const object = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } };
  await createMade(run, { object, failure: 'serviceaccount' });
};

/** `kubectl create cronjob` */
export const createCronJob: Command = async (run) => {
  const { flags, args } = run;
  const name = nameArgument(run);
  const command = args.slice(1);
  const container = {
    name,
    image: flags.text('image'),
    ...(command.length > 0 && { command }),
    resources: {},
  };
  const template = {
    metadata: {},
    spec: { containers: [container], restartPolicy: flags.text('restart') || 'OnFailure' },
  };
  const object = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name },
    spec: { jobTemplate: { metadata: { name }, spec: { template } }, schedule: flags.text('schedule') },
    status: {},
  };
  await createMade(run, { object, failure: 'cronjob' });
};

/** The Job that a CronJob would make now. @throws {Failure} */
async function jobFrom(run: Run, name: string, from: string): Promise<Json> {
  const result = await build(run, { args: [from], latest: true });
  const { infos, error } = await result.infos();
  if (error) throw error;
  if (infos.length !== 1) throw new Failure('from must be an existing cronjob');
  const cronJob: Json = infos[0]?.object;
  if (cronJob.kind !== 'CronJob') throw new Failure('from must be an existing cronjob');
  const { metadata = {}, spec } = cronJob.spec.jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      annotations: { ...metadata.annotations, 'cronjob.kubernetes.io/instantiate': 'manual' },
      ...(metadata.labels && { labels: metadata.labels }),
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          controller: true,
          kind: 'CronJob',
          name: cronJob.metadata.name,
          uid: cronJob.metadata.uid,
        },
      ],
    },
    spec,
    status: {},
  };
}

/** `kubectl create token`: nobody in the lab checks it. */
export const createToken: Command = async (run) => {
  const { flags } = run;
  const name = nameArgument(run);
  if (flags.duration('duration') < 0) throw new Failure('--duration must be greater than or equal to 0');
  if (flags.duration('duration') % 1000 !== 0) {
    throw new Failure('--duration cannot be expressed in units less than seconds');
  }
  const { name: namespace } = await run.config.namespace();
  const api = await run.connect();
  const accounts = resourceOfKind(api.resources, 'v1', 'ServiceAccount');
  if (!accounts) throw new Failure('the server does not serve service accounts');
  let account: Json;
  try {
    account = await api.get(accounts, namespace, name, callOptions(run));
  } catch (error) {
    throw new Failure(`failed to create token: ${(error as Error).message}`);
  }
  const now = Math.floor(run.world.clock.now() / 1000);
  const part = (value: Json) =>
    btoa(JSON.stringify(value)).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const claims = {
    aud: ['https://kubernetes.default.svc.cluster.local'],
    exp: now + (flags.duration('duration') / 1000 || 3600),
    iat: now,
    iss: 'https://kubernetes.default.svc.cluster.local',
    'kubernetes.io': { namespace, serviceaccount: { name, uid: account.metadata.uid } },
    nbf: now,
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  const signed = `${part({ alg: 'RS256', kid: digest('kid') })}.${part(claims)}`;
  run.out(`${signed}.${digest(signed)}${run.call.tty ? '\n' : ''}`);
};

/** `kubectl create job` */
export const createJob: Command = async (run) => {
  const { flags, args } = run;
  const name = nameArgument(run);
  const [image, from] = [flags.text('image'), flags.text('from')];
  if ((image === '') === (from === '')) throw new Failure('either --image or --from must be specified');
  const command = args.slice(1);
  if (from !== '') {
    if (command.length > 0) throw new Failure('cannot specify --from and command');
    await createMade(run, { object: await jobFrom(run, name, from), failure: 'job' });
    return;
  }
  const container = { name, image, ...(command.length > 0 && { command }), resources: {} };
  const object = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { template: { metadata: {}, spec: { containers: [container], restartPolicy: 'Never' } } },
    status: {},
  };
  await createMade(run, { object, failure: 'job' });
};
