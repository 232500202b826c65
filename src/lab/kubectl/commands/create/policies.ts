import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
import { readLabels } from '../run/objects.ts';
import { createMade, nameArgument } from './made.ts';

/** `kubectl create quota` */
export const createQuota: Command = async (run) => {
  const name = nameArgument(run);
  const [hard, scopes] = [run.flags.text('hard'), run.flags.text('scopes')];
  const limits: Record<string, string> = {};
  for (const text of hard === '' ? [] : hard.split(',')) {
    const [key = '', value, ...more] = text.split('=');
    if (value === undefined || more.length > 0) {
      throw new Failure(`Invalid argument syntax ${text}, expected <resource>=<value>`);
    }
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[KMGTPE]i|[numkMGTPE])?$/.test(value)) {
      throw new Failure(
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
      );
    }
    limits[key] = value;
  }
  const wanted = scopes === '' ? [] : scopes.split(',');
  if (wanted.includes('')) throw new Failure('invalid resource quota scope ""');
  const spec = {
    ...(hard && { hard: limits }),
    ...(wanted.length > 0 && { scopes: wanted }),
  };
  const object = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name }, spec, status: {} };
  await createMade(run, { object, failure: 'quota' });
};

/** `kubectl create poddisruptionbudget` */
export const createDisruptionBudget: Command = async (run) => {
  const { flags } = run;
  const name = nameArgument(run);
  const [least, most] = [flags.text('min-available'), flags.text('max-unavailable')];
  if (flags.text('selector') === '') throw new Failure('a selector must be specified');
  if (least === '' && most === '') {
    throw new Failure('one of min-available or max-unavailable must be specified');
  }
  if (least !== '' && most !== '') {
    throw new Failure('min-available and max-unavailable cannot be both specified');
  }
  for (const [flag, text] of [
    ['min-available', least],
    ['max-unavailable', most],
  ] as const) {
    if (text !== '' && !/^\d+%?$/.test(text)) throw new Failure(`invalid format specified for ${flag}`);
  }
  const amount = (text: string): Json => (text.endsWith('%') ? text : Number(text));
  const object = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: {
      ...(least && { minAvailable: amount(least) }),
      ...(most && { maxUnavailable: amount(most) }),
      selector: { matchLabels: readLabels(flags.text('selector')) },
    },
    status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
  };
  await createMade(run, { object, failure: 'poddisruptionbudgets' });
};

/** `kubectl create priorityclass` */
export const createPriorityClass: Command = async (run) => {
  const { flags } = run;
  const name = nameArgument(run);
  const description = flags.text('description');
  const object = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    ...(description && { description }),
    ...(flags.bool('global-default') && { globalDefault: true }),
    preemptionPolicy: flags.text('preemption-policy'),
    value: flags.number('value'),
  };
  await createMade(run, { object, failure: 'priorityclass' });
};
