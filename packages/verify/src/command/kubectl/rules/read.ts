import { isKnown } from '../../arg.ts';
import { has, knownValue, placeOf, useOf, wholeArg } from '../../call.ts';
import { checkExplain } from '../explain.ts';
import { nearestResource, resourceOf, unknownResource } from '../resources.ts';
import { checkTargets } from '../targets.ts';
import { checkFor } from '../wait.ts';
import { needs, type Rule, say, targets, together } from './rule.ts';

const GET_NOTHING = {
  reason: 'no-type',
  said: `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`,
} as const;

const DESCRIBE_NOTHING = {
  reason: 'no-type',
  said: 'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
} as const;

const GET: Rule = (call) => {
  if (has(call, 'raw')) {
    const [extra] = call.args;
    return (
      extra && say(call, 'too-many', 'error: arguments may not be passed when --raw is specified', extra)
    );
  }
  const format = knownValue(call, 'output') ?? '';
  if (format !== '' && format !== 'wide')
    together(call, 'output', 'show-labels', `--show-labels option cannot be used with ${format} printer`);
  if (has(call, 'output-watch-events') && !has(call, 'watch') && !has(call, 'watch-only'))
    needs(
      call,
      'output-watch-events',
      '--watch',
      '--output-watch-events option can only be used with --watch or --watch-only',
    );
  const found = checkTargets(call, call.args, { alone: true, lookup: true, nothing: GET_NOTHING });
  const [arg] = call.args;
  if (has(call, 'subresource') && arg && call.args.length === 1 && !arg.splits && !arg.value.includes('/'))
    say(call, 'no-name', 'error: subresource cannot be used when bulk resources are specified', arg);
  const unlistable = found?.types.find(({ verbs }) => !verbs.includes('list'));
  if (arg && unlistable && found?.types.length === 1)
    call.say(
      'command-wrong-resource',
      wholeArg(arg),
      { command: call.node.path, found: unlistable.kind, allowed: [] },
      {
        detail:
          'Error from server (MethodNotAllowed): the server does not allow this method on the requested resource',
      },
    );
  return found;
};

const WAIT: Rule = (call) => {
  const found = checkTargets(call, call.args, { lookup: true });
  checkFor(call, found && { ...found, asList: false });
  return undefined;
};

/** Commands that only read. */
export const READ_RULES: Readonly<Record<string, Rule>> = {
  get: GET,
  describe: targets({
    alone: true,
    lookup: true,
    nothing: DESCRIBE_NOTHING,
    oneType: 'error: you may only specify a single resource type',
  }),
  wait: WAIT,
  explain: (call) => {
    checkExplain(call);
    return undefined;
  },
  events: (call) => {
    const use = useOf(call, 'for');
    const type = use && isKnown(use.value) ? use.value.split('/') : [];
    const [name = ''] = type;
    if (use && type.length === 2 && name !== '' && !resourceOf(name)) {
      const write = nearestResource(name);
      const detail = unknownResource(name).replace(/^error: /, '');
      const at = placeOf(use, 0, name.length);
      call.say('command-unknown-resource', at, { found: name, write, group: '' }, { detail, write });
    }
    return undefined;
  },
};
