import { type Arg, isKnown, partOf } from '../../arg.ts';
import { has, usageError, wholeArg } from '../../call.ts';
import { keyFault } from '../names.ts';
import { resourceOf } from '../resources.ts';
import { checkTargets } from '../targets.ts';
import { atMostOne, type Rule, say } from './rule.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const isTaint = ({ value }: Arg): boolean =>
  (value.includes('=') && !value.startsWith('=')) ||
  (value.endsWith('-') && value !== '-') ||
  value.includes(':');

const TAINT: Rule = (call) => {
  const at = call.args.findIndex(isTaint);
  const resources = at < 0 ? call.args : call.args.slice(0, at);
  const [type] = resources;
  if (!type && !call.open)
    return say(call, 'no-resource', 'error: one or more resources must be specified as <resource> <name>');
  if (at < 0 && !call.open)
    return say(call, 'no-change', 'error: at least one taint update is required', resources.at(-1));
  const tainted = type && !type.splits && isKnown(type.value) ? resourceOf(type.value) : undefined;
  if (type && tainted && tainted.name !== 'nodes') {
    const data = { command: call.node.path, found: tainted.kind, allowed: ['node'] };
    const detail = `error: invalid resource type ${type.value}, only node types are supported`;
    call.say('command-wrong-resource', wholeArg(type), data, { detail });
    return undefined;
  }
  const late = at < 0 ? undefined : call.args.slice(at).find((arg) => !isTaint(arg) && isKnown(arg.value));
  if (late) {
    const said = `error: all resources must be specified before taint changes: ${late.value}`;
    return say(call, 'change-before-name', said, late);
  }
  if (
    resources.length === 1 &&
    type &&
    !type.splits &&
    !type.value.includes('/') &&
    !has(call, 'all') &&
    !has(call, 'selector')
  ) {
    const said = "error: at least one resource name must be specified since 'all' parameter is not set";
    return say(call, 'no-name', said, type);
  }
  for (const arg of at < 0 ? [] : call.args.slice(at)) {
    const effect = arg.value.replace(/-$/, '').split(':')[1];
    if (effect === undefined && !arg.value.endsWith('-')) {
      call.say(
        'command-label',
        wholeArg(arg),
        { label: arg.value, what: '꼴' },
        {
          detail: usageError(call, `invalid taint spec: ${arg.value}, ${keyFault(arg.value) ?? ''}`),
        },
      );
    } else if (effect !== undefined && isKnown(effect) && !EFFECTS.includes(effect)) {
      const write = EFFECTS.find((each) => each.toLowerCase() === effect.toLowerCase()) ?? '';
      const from = arg.value.indexOf(':') + 1;
      call.say(
        'command-flag-value',
        partOf(arg, from, from + effect.length),
        { flag: 'taint', value: effect, allowed: EFFECTS, write },
        {
          detail: usageError(call, `invalid taint effect: ${effect}, unsupported taint effect`),
          write,
        },
      );
    }
  }
  return checkTargets(call, resources, { alone: has(call, 'all') });
};

const nodeArg =
  (verb: string): Rule =>
  (call) => {
    const [node] = call.args;
    if (!node && !has(call, 'selector'))
      return say(call, 'too-few', usageError(call, `USAGE: ${verb} NODE [flags]`));
    return undefined;
  };

/** Commands about nodes. */
export const NODES_RULES: Readonly<Record<string, Rule>> = {
  'top node': atMostOne((call) => usageError(call, 'node [NAME | -l label]')),
  'top pod': atMostOne((call) => usageError(call, 'pod [NAME | -l label]')),
  taint: TAINT,
  cordon: nodeArg('cordon'),
  uncordon: nodeArg('uncordon'),
  drain: nodeArg('drain'),
};
