import type { Json } from '../../../cluster/json.ts';
import { same } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
import { subjectsOf } from '../rbac-subjects.ts';
import { podSpecOf, setOn } from './pod-spec.ts';

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
  const subjects = subjectsOf(run);
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
