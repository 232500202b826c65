import type { Json } from '../../../cluster/json.ts';
import { same } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
import { podSpecOf, setOn } from './pod-spec.ts';

const GROUP = 'rbac.authorization.k8s.io';

/** `kubectl set serviceaccount` */
export const setServiceAccount: Command = async (run) => {
  const { args } = run;
  const name = args.at(-1);
  if (name === undefined) throw new Failure('serviceaccount is required');
  await setOn(run, {
    resources: args.slice(0, -1),
    selector: '',
    operation: 'serviceaccount updated',
    failure: 'failed to patch ServiceAccountName',
    always: true,
    change(object) {
      podSpecOf(object).serviceAccountName = name;
    },
  });
};

/** `kubectl set subject` */
export const setSubject: Command = async (run) => {
  const { args, flags } = run;
  const subjects: Json[] = [
    ...flags.list('user').map((name) => ({ apiGroup: GROUP, kind: 'User', name })),
    ...flags.list('group').map((name) => ({ apiGroup: GROUP, kind: 'Group', name })),
    ...flags.list('serviceaccount').map((text) => {
      const [namespace, name, ...more] = text.split(':');
      if (!namespace || !name || more.length > 0) {
        throw new Failure('serviceaccount must be <namespace>:<name>');
      }
      return { kind: 'ServiceAccount', name, namespace };
    }),
  ];
  if (subjects.length === 0) {
    throw new Failure('you must specify at least one value of user, group or serviceaccount');
  }
  await setOn(run, {
    resources: args,
    selector: flags.text('selector'),
    operation: 'subjects updated',
    failure: 'failed to patch subjects to rolebinding',
    change(object) {
      const before: Json[] = object.subjects ?? [];
      const added = subjects.filter((subject) => !before.some((item) => same(item, subject)));
      object.subjects = [...before, ...added];
    },
  });
};
