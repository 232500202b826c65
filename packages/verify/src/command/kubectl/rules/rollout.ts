import { wholeArg } from '../../call.ts';
import { checkTargets } from '../targets.ts';
import type { Rule } from './rule.ts';

const ROLLOUT_NOTHING = { reason: 'no-resource', said: 'error: required resource not specified' } as const;

const GERUNDS: Readonly<Record<string, string>> = {
  restart: 'restarting',
  pause: 'pausing',
  resume: 'resuming',
};

const ROLLABLE = ['deployment', 'daemonset', 'statefulset'];

/** Commands about workloads that can be rolled out. */
const rollout: Rule = (call) => {
  const found = checkTargets(call, call.args, {
    nothing: ROLLOUT_NOTHING,
    lookup: true,
    alone: true,
  });
  const [arg] = call.args;
  const type = found?.types[0];
  if (arg && type && !ROLLABLE.includes(type.singular)) {
    const detail = /history|undo/.test(call.path)
      ? `error: no ${/history/.test(call.path) ? 'history viewer' : 'rollbacker'} has been implemented for "${type.kind}"`
      : /status/.test(call.path)
        ? `error: no status viewer has been implemented for ${type.kind}`
        : `error: ${type.name} "${call.args[1]?.value ?? arg.value.split('/')[1] ?? ''}" ${GERUNDS[call.path.split(' ')[1] ?? ''] ?? ''} is not supported`;
    call.say(
      'command-wrong-resource',
      wholeArg(arg),
      { command: call.node.path, found: type.kind, allowed: ROLLABLE },
      { detail },
    );
  }
  return found;
};

/** Commands below `rollout`. */
export const ROLLOUT_RULES: Readonly<Record<string, Rule>> = {
  'rollout status': rollout,
  'rollout history': rollout,
  'rollout undo': rollout,
  'rollout restart': rollout,
  'rollout pause': rollout,
  'rollout resume': rollout,
};
