import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
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

/** `kubectl create job` */
export const createJob: Command = async (run) => {
  const { flags, args } = run;
  const name = nameArgument(run);
  const [image, from] = [flags.text('image'), flags.text('from')];
  if ((image === '') === (from === '')) throw new Failure('either --image or --from must be specified');
  const command = args.slice(1);
  if (from !== '') {
    if (command.length > 0) throw new Failure('cannot specify --from and command');
    throw new Failure('from must be an existing cronjob');
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
