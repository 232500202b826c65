import { type Arg, isKnown } from '../../arg.ts';
import { type Call, has, knownValue, placeOf, usageError, useOf, wholeArg } from '../../call.ts';
import { subdomainFault } from '../names.ts';
import { checkForwards } from '../ports.ts';
import { resourceOf } from '../resources.ts';
import { checkTargets, sayArguments } from '../targets.ts';
import { checkImage, type Rule, say, together } from './rule.ts';

const EXEC: Rule = (call) => {
  const { args, dash, open } = call;
  const [pod, command] = args;
  const files = has(call, 'filename');
  if (dash > 1 || (dash < 0 && (args.length > 1 || (args.length > 0 && files)))) {
    if (args.slice(0, dash < 0 ? 2 : dash).some(({ splits }) => splits)) return undefined;
    const said = usageError(
      call,
      'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead',
    );
    const at = command ?? pod;
    if (at) sayArguments(call, wholeArg(at), 'exec-separator', said, at.value);
    return undefined;
  }
  if ((!pod || dash === 0) && !files)
    return say(call, 'no-pod', 'error: pod, type/name or --filename must be specified');
  if (dash < 0 || args.length === dash)
    return open
      ? undefined
      : say(call, 'no-command', 'error: you must specify at least one command for the container');
  if (pod && dash !== 0) checkPodArg(call, pod);
  return undefined;
};

/** `POD` or `TYPE/NAME`. */
function checkPodArg(call: Call, arg: Arg): void {
  if (arg.splits) return;
  if (arg.value.includes('/')) checkTargets({ ...call, args: [arg] }, [arg], { lookup: true });
  else if (
    isKnown(arg.value) &&
    subdomainFault(arg.value) !== undefined &&
    /^[A-Za-z0-9._-]+$/.test(arg.value)
  )
    call.say(
      'command-name',
      wholeArg(arg),
      { name: arg.value, what: 'name' },
      {
        detail: `Error from server (NotFound): pods "${arg.value}" not found`,
      },
    );
}

const LOGS_USAGE = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command`;

const LOGS: Rule = (call) => {
  const { args, open } = call;
  const [pod, container, third] = args;
  if (args.some(({ splits }) => splits) || open) return undefined;
  if (!pod && !has(call, 'selector')) return say(call, 'no-pod', usageError(call, LOGS_USAGE));
  if (third) return say(call, 'logs-many', usageError(call, LOGS_USAGE), third);
  if (pod && has(call, 'selector') && !container)
    return say(call, 'logs-both', usageError(call, 'only a selector (-l) or a POD name is allowed'), pod);
  if (pod) checkPodArg(call, pod);
  // `kubectl logs pod hello`: the type is read as the pod, the name as the container.
  if (pod && container && /^(?:pods?|po|deploy(?:ments?)?|svc|services?)$/.test(pod.value))
    call.say(
      'command-type-as-name',
      wholeArg(pod),
      { found: pod.value, first: 'pods', write: `${pod.value}/${container.value}` },
      {
        detail: `error: error from server (NotFound): pods "${pod.value}" not found in namespace "default"`,
      },
    );
  if (container && has(call, 'container'))
    say(call, 'logs-many', 'error: only one of -c or an inline [CONTAINER] arg is allowed', container);
  together(
    call,
    'container',
    'all-containers',
    `--all-containers=true should not be specified with container name ${knownValue(call, 'container') ?? ''}`,
  );
  together(call, 'since', 'since-time', 'at most one of `sinceTime` or `sinceSeconds` may be specified');
  const tail = useOf(call, 'tail');
  if (tail && /^-(?!1$)\d+$/.test(tail.value))
    call.say(
      'command-flag-type',
      placeOf(tail),
      { flag: '--tail', value: tail.value, want: 'not-negative' },
      {
        detail: 'error: --tail must be greater than or equal to -1',
      },
    );
  return undefined;
};

const PORT_FORWARD: Rule = (call) => {
  const [target, ...ports] = call.args;
  if (!target || ports.length === 0) {
    if (call.open || target?.splits) return undefined;
    return say(
      call,
      'no-ports',
      usageError(call, 'TYPE/NAME and list of ports are required for port-forward'),
      target,
    );
  }
  const [name] = ports;
  // `port-forward svc hello 8000:80`: the type is read as a pod's name.
  if (name && resourceOf(target.value) && !/^[\d:]/.test(name.value) && isKnown(name.value)) {
    const data = { found: target.value, first: 'pods', write: `${target.value}/${name.value}` };
    call.say('command-type-as-name', { start: target.start, end: name.end }, data, {
      detail: `Error from server (NotFound): pods "${target.value}" not found`,
      write: data.write,
    });
    return undefined;
  }
  checkPodArg(call, target);
  checkForwards(
    call,
    ports.filter(({ splits }) => !splits),
  );
  return undefined;
};

const CP: Rule = (call) => {
  const [from, to, extra] = call.args;
  if (call.open) return undefined;
  if (!from || !to || extra)
    return say(call, extra ? 'too-many' : 'too-few', 'error: source and destination are required', extra);
  const remote = ({ value }: Arg): boolean => !isKnown(value) || /^[^:\\/]+(?:\/[^:]+)?:/.test(value);
  const odd = [from, to].find(({ value }) => value.startsWith(':') || /^[^:]*\/[^:]*\/[^:]*:/.test(value));
  if (odd && isKnown(odd.value)) {
    const said = 'error: filespec must match the canonical format: [[namespace/]pod:]file/path';
    return say(call, 'bad-filespec', said, odd);
  }
  if (remote(from) && remote(to) && isKnown(from.value) && isKnown(to.value))
    return say(call, 'no-local', 'error: one of src or dest must be a local file specification', to);
  const empty = [from, to].find((arg) => isKnown(arg.value) && (arg.value === '' || arg.value.endsWith(':')));
  if (empty) return say(call, 'no-path', 'error: filepath can not be empty', empty);
  if (!remote(from) && !remote(to))
    return say(call, 'no-remote', 'error: one of src or dest must be a remote file specification', to);
  return undefined;
};

/** Commands that reach into Pods. */
export const PODS_RULES: Readonly<Record<string, Rule>> = {
  exec: EXEC,
  attach: (call) => {
    const [pod] = call.args;
    if (!pod) return say(call, 'no-pod', 'error: at least 1 argument is required for attach');
    if (call.args.length > 1) return checkTargets(call, call.args, { lookup: true });
    checkPodArg(call, pod);
    return undefined;
  },
  logs: LOGS,
  'port-forward': PORT_FORWARD,
  debug: (call) => {
    const imaged = has(call, 'image') || has(call, 'copy-to');
    checkImage(call, (image) => `error: invalid image name "${image}": invalid reference format`);
    if (call.args.length === 0 && !has(call, 'filename') && imaged)
      return say(call, 'no-pod', 'error: NAME or filename is required for debug');
    return undefined;
  },
  cp: CP,
};
