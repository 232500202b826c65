import { load } from 'js-yaml';
import type { ArgumentsReason } from '../../codes/command-grammar.ts';
import { type Arg, isKnown, partOf } from '../arg.ts';
import {
  type Call,
  has,
  knownValue,
  placeOf,
  usageError,
  useOf,
  usesOf,
  wholeArg,
  wholeFlag,
} from '../call.ts';
import type { FlagUse } from '../cobra/parse.ts';
import { checkExplain } from './explain.ts';
import { dnsLabelFault, isImage, isQuantity, keyFault, labelValueFault, subdomainFault } from './names.ts';
import { checkAnnotations, checkImages, checkLabels, requireChange, splitPairs } from './pairs.ts';
import {
  checkExposePorts,
  checkForwards,
  checkNodePort,
  checkPortField,
  checkRunPort,
  checkTcps,
} from './ports.ts';
import { resourceOf } from './resources.ts';
import { checkTargets, checkType, sayArguments, type TargetRules, type Targets } from './targets.ts';
import { checkFor } from './wait.ts';

/** A rule about one command. What it returns are the objects that the command prints. */
type Rule = (call: Call) => Targets | undefined;

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
const RESOURCE_OR_NAME = {
  reason: 'no-resource',
  said: 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>',
} as const;
const ROLLOUT_NOTHING = { reason: 'no-resource', said: 'error: required resource not specified' } as const;

const say = (call: Call, reason: ArgumentsReason, said: string, arg?: Arg): undefined => {
  if (call.open && !arg) return undefined;
  sayArguments(call, arg ? wholeArg(arg) : call.head, reason, said, arg?.value ?? '');
  return undefined;
};

/** Two flags that exclude each other. */
function together(call: Call, one: string, other: string, said: string): void {
  const second = useOf(call, other);
  if (!second || !has(call, one) || !has(call, other)) return;
  call.say(
    'command-flag-conflict',
    wholeFlag(second),
    { reason: 'together', one: `--${one}`, other: `--${other}` },
    { detail: `error: ${said}` },
  );
}

function needs(call: Call, one: string, shown: string, said: string): void {
  const use = useOf(call, one);
  if (!use) return;
  call.say(
    'command-flag-conflict',
    wholeFlag(use),
    { reason: 'needs', one: `--${one}`, other: shown },
    { detail: `error: ${said}` },
  );
}

/** What kubectl puts before the server's words on a name, by kind. */
const INVALID: Readonly<Record<string, (name: string, said: string) => string>> = {
  Deployment: (name, said) =>
    `error: failed to create deployment: Deployment.apps "${name}" is invalid: ${said}`,
  ConfigMap: (name, said) => `error: failed to create configmap: ConfigMap "${name}" is invalid: ${said}`,
  Secret: (name, said) => `error: failed to create secret Secret "${name}" is invalid: ${said}`,
  Namespace: (name, said) => `The Namespace "${name}" is invalid: ${said}`,
  ServiceAccount: (name, said) => `The ServiceAccount "${name}" is invalid: ${said}`,
};

function checkObjectName(
  call: Call,
  at: Arg,
  kind: string,
  fault: (name: string) => string | undefined,
): void {
  const { value } = at;
  if (!isKnown(value) || value === '') return;
  const said = fault(value);
  if (said === undefined) return;
  const lower = value.toLowerCase();
  const write = fault(lower) === undefined ? lower : '';
  const inField = `metadata.name: Invalid value: "${value}": ${said}`;
  const detail = INVALID[kind]?.(value, inField) ?? inField;
  call.say('command-name', wholeArg(at), { name: value, what: 'name' }, { detail, write });
}

function checkImage(call: Call, said: (image: string) => string | undefined): void {
  for (const use of usesOf(call, 'image')) {
    const { value } = use;
    if (!isKnown(value) || value === '' || isImage(value)) continue;
    const detail = said(value);
    // Without the server's words it is advice: only a kubelet will stumble over the name.
    const rest = detail === undefined ? ({ layer: 'guide' } as const) : { detail };
    call.say('command-image', placeOf(use), { image: value }, rest);
  }
}

/** `--labels` of run and expose: `key=value` pairs, no selectors. */
function checkLabelFlag(call: Call, flag: string): void {
  const use = useOf(call, flag);
  if (!use || !isKnown(use.value) || use.value === '') return;
  let from = 0;
  for (const spec of use.value.split(',')) {
    const parts = spec.split('=');
    const at = placeOf(use, from, from + spec.length);
    if (parts.length !== 2) {
      const write = /^[^:=]+:[^:=]+$/.test(spec) ? spec.replace(/:\s*/, '=') : '';
      call.say(
        'command-label',
        at,
        { label: spec, what: '꼴' },
        { detail: `error: unexpected label spec: ${spec}`, write },
      );
    } else if (parts[0] === '')
      call.say(
        'command-label',
        at,
        { label: spec, what: '꼴' },
        { detail: 'error: unexpected empty label key' },
      );
    else checkLabelPair(call, use, from, parts[0] ?? '', parts[1] ?? '');
    from += spec.length + 1;
  }
}

/** What the server will say of a label that has the right outline. */
function checkLabelPair(call: Call, use: FlagUse, from: number, key: string, value: string): void {
  const label = `${key}=${value}`;
  const keySaid = keyFault(key);
  const valueSaid = labelValueFault(value);
  const field = 'metadata.labels';
  if (keySaid !== undefined)
    call.say(
      'command-label',
      placeOf(use, from, from + key.length),
      { label, what: '키' },
      { detail: `${field}: Invalid value: "${key}": ${keySaid}` },
    );
  if (valueSaid !== undefined)
    call.say(
      'command-label',
      placeOf(use, from + key.length + 1, from + label.length),
      { label, what: '값' },
      { detail: `${field}: Invalid value: "${value}": ${valueSaid}` },
    );
}

function checkEnv(call: Call): void {
  for (const use of usesOf(call, 'env')) {
    const { value } = use;
    if (!isKnown(value.split('=')[0] ?? '') || /^[-._a-zA-Z][-._a-zA-Z0-9]*=/.test(value)) continue;
    if (call.path !== 'run' && !value.includes('=')) continue;
    call.say(
      'command-flag-type',
      placeOf(use),
      { flag: '--env', value, want: 'env' },
      { detail: `error: invalid env: ${value}` },
    );
  }
}

function checkJson(call: Call, flag: string): void {
  const use = useOf(call, flag);
  if (!use || !isKnown(use.value) || use.value === '') return;
  const fault = jsonFault(use.value);
  if (fault === undefined) return;
  call.say(
    'command-flag-type',
    placeOf(use),
    { flag: `--${flag}`, value: use.value, want: 'json' },
    { detail: 'error: Invalid JSON Patch' },
  );
}

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'invalid JSON';
  }
}

const LIST = 'JSON Patch는 [ ]로 감싼 목록입니다';

function checkPatch(call: Call): void {
  const use = useOf(call, 'patch');
  if (!has(call, 'patch') && !has(call, 'patch-file')) {
    say(call, 'no-patch', 'error: must specify --patch or --patch-file containing the contents of the patch');
    return;
  }
  together(call, 'patch', 'patch-file', 'cannot specify --patch and --patch-file together');
  if (!use || !isKnown(use.value) || use.value === '') return;
  const sayFault = (said: string, detail: string): void =>
    call.say('command-patch', placeOf(use), { said }, { detail });
  const list = knownValue(call, 'type') === 'json';
  // With --dry-run=client kubectl patches by itself.
  const here = knownValue(call, 'dry-run') === 'client';
  const from = here ? 'error: ' : 'Error from server (BadRequest): ';
  // kubectl leaves JSON as it is and turns anything else from YAML into JSON.
  if (/^\s*\{/.test(use.value)) {
    const fault = jsonFault(use.value);
    if (fault !== undefined)
      sayFault(fault, here ? `${from}invalid JSON document` : `${from}invalid JSON patch`);
    else if (list)
      sayFault(LIST, `${from}json: cannot unmarshal object into Go value of type jsonpatch.Patch`);
    return;
  }
  try {
    const value: unknown = load(use.value);
    if (list ? !Array.isArray(value) : typeof value !== 'object' || value === null || Array.isArray(value)) {
      const wanted = list ? LIST : '{ }로 감싼 객체가 아닙니다';
      const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
      const target = list ? 'jsonpatch.Patch' : 'map[string]interface {}';
      const unfit = `json: cannot unmarshal ${kind} into Go value of type ${target}`;
      sayFault(wanted, `${from}${here && !list ? 'invalid JSON document' : unfit}`);
    }
  } catch (fault) {
    const [line = ''] = fault instanceof Error ? fault.message.split('\n') : [];
    sayFault(line, `error: unable to parse "${use.value}": yaml: ${line}`);
  }
}

const changed = (
  what: 'label' | 'annotation',
  korean: string,
  check: (call: Call, pairs: readonly Arg[]) => void,
): Rule => {
  return (call) => {
    const split = splitPairs(call, call.args, what);
    if (!split) return undefined;
    if (split.resources.length === 0 && !has(call, 'filename') && !has(call, 'kustomize'))
      return say(call, 'no-resource', RESOURCE_OR_NAME.said);
    requireChange(call, split, korean, `error: at least one ${what} update is required`);
    check(call, split.pairs);
    together(call, 'all', 'selector', 'cannot set --all and --selector at the same time');
    if (split.pairs.length === 0 && !has(call, 'list')) return undefined;
    return checkTargets(call, split.resources, { nothing: RESOURCE_OR_NAME, lookup: true, allBeside: true });
  };
};

const targets =
  (rules: TargetRules = {}): Rule =>
  (call) =>
    checkTargets(call, call.args, rules);

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

/** Exactly one name, as the commands under create want it (`NameFromCommandArgs`). */
function oneName(call: Call, kind: string, fault: ((name: string) => string | undefined) | undefined): void {
  const args = call.dash >= 0 ? call.args.slice(0, call.dash) : call.args;
  const [name, second] = args;
  if (call.open && args.some(({ splits }) => splits)) return;
  if (!name || second) {
    const said = usageError(call, `exactly one NAME is required, got ${args.length}`);
    if (call.open) return;
    sayArguments(call, second ? wholeArg(second) : call.head, 'one-name', said, `${args.length}`);
    return;
  }
  if (fault) checkObjectName(call, name, kind, fault);
}

const created =
  (
    kind: string,
    more?: (call: Call) => void,
    fault: ((name: string) => string | undefined) | undefined = subdomainFault,
  ): Rule =>
  (call) => {
    oneName(call, kind, fault);
    more?.(call);
    return undefined;
  };

const requireTcp = (call: Call): void => {
  const headless = knownValue(call, 'clusterip') === 'None';
  if (!has(call, 'tcp') && !headless)
    say(call, 'no-tcp', 'error: at least one tcp port specifier must be provided');
  checkTcps(call);
  checkNodePort(call);
};

const fileArgs: Rule = (call) => {
  const [extra] = call.args;
  if (extra && !extra.splits) {
    const said = usageError(call, `Unexpected args: [${call.args.map(({ value }) => value).join(' ')}]`);
    return say(call, 'file-without-flag', said, extra);
  }
  if (!has(call, 'filename') && !has(call, 'kustomize') && !has(call, 'raw'))
    return say(call, 'no-file', 'error: must specify one of -f and -k');
  together(call, 'filename', 'kustomize', 'only one of -f or -k can be specified');
  return undefined;
};

const noArgs =
  (said: (call: Call, args: string) => string): Rule =>
  (call) => {
    const [extra] = call.args;
    if (extra && !extra.splits)
      say(call, 'too-many', said(call, call.args.map(({ value }) => value).join(' ')), extra);
    return undefined;
  };

const RUN: Rule = (call) => {
  const [name] = call.args;
  if ((!name || call.dash === 0) && !call.open)
    return say(call, 'run-name', 'error: NAME is required for run');
  if (name) checkObjectName(call, name, 'Pod', subdomainFault);
  if (useOf(call, 'image')?.value === '') return say(call, 'no-image', 'error: --image is required');
  checkImage(call, (image) => `error: invalid image name "${image}": invalid reference format`);
  checkRunPort(call);
  checkLabelFlag(call, 'labels');
  checkEnv(call);
  checkJson(call, 'overrides');
  const tty = useOf(call, 'tty');
  if (tty && has(call, 'tty') && !has(call, 'stdin'))
    needs(call, 'tty', '-i', '-i/--stdin is required for containers with -t/--tty=true');
  // `attach` is on by default with `-i`.
  const attached = has(call, 'stdin') || has(call, 'attach');
  if (has(call, 'rm') && !attached)
    needs(call, 'rm', '-i나 --attach', '--rm should only be used for attached containers');
  if (has(call, 'expose') && !has(call, 'port'))
    needs(call, 'expose', '--port', '--port must be set when exposing a service');
  const dry = useOf(call, 'dry-run');
  if (dry && attached && !/^(?:none|false|0|f)$/i.test(dry.value))
    together(
      call,
      has(call, 'stdin') ? 'stdin' : 'attach',
      'dry-run',
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  return undefined;
};

const EXPOSABLE = ['pod', 'service', 'replicationcontroller', 'deployment', 'replicaset'];

const EXPOSE: Rule = (call) => {
  const found = checkTargets(call, call.args, { lookup: true });
  const [arg] = call.args;
  const type = found?.types[0];
  if (arg && type && !EXPOSABLE.includes(type.singular)) {
    const group = type.group === '' ? '' : `.${type.group}`;
    const detail = `error: cannot expose a ${type.kind}${group}`;
    call.say(
      'command-wrong-resource',
      wholeArg(arg),
      { command: call.node.path, found: type.kind, allowed: EXPOSABLE },
      { detail },
    );
  }
  checkExposePorts(call);
  checkLabelFlag(call, 'labels');
  checkLabelFlag(call, 'selector');
  checkJson(call, 'overrides');
  const name = useOf(call, 'name');
  if (name?.holder && isKnown(name.value) && name.value !== '') {
    const said = dnsLabelFault(name.value);
    const lower = name.value.toLowerCase();
    if (said !== undefined)
      call.say(
        'command-name',
        placeOf(name),
        { name: name.value, what: 'name' },
        {
          detail: `The Service "${name.value}" is invalid: metadata.name: Invalid value: "${name.value}": ${said}`,
          write: dnsLabelFault(lower) === undefined ? lower : '',
        },
      );
  }
  return undefined;
};

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

const SCALE: Rule = (call) => {
  const use = useOf(call, 'replicas');
  if (use && /^-\d+$/.test(use.value))
    call.say(
      'command-flag-type',
      placeOf(use),
      { flag: '--replicas', value: use.value, want: 'not-negative' },
      {
        detail: 'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
      },
    );
  return checkTargets(call, call.args, { lookup: true });
};

const AUTOSCALE: Rule = (call) => {
  const most = Number(knownValue(call, 'max') ?? 'NaN');
  const least = Number(knownValue(call, 'min') ?? '-1');
  const use = useOf(call, 'max');
  if (use && most < 1)
    call.say(
      'command-flag-type',
      placeOf(use),
      { flag: '--max', value: use.value, want: 'positive' },
      {
        detail: `error: --max=MAXPODS is required and must be at least 1, max: ${most}`,
      },
    );
  else if (use && most < least)
    call.say(
      'command-flag-type',
      placeOf(use),
      { flag: '--max', value: use.value, want: 'positive' },
      {
        detail: `error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`,
      },
    );
  together(call, 'cpu-percent', 'cpu', '--cpu-percent and --cpu are mutually exclusive');
  return checkTargets(call, call.args, { lookup: true });
};

const DELETE: Rule = (call) => {
  together(call, 'all', 'selector', "setting 'all' parameter but found a non empty selector. ");
  together(call, 'all', 'field-selector', 'cannot set --all and --field-selector at the same time');
  together(call, 'now', 'grace-period', '--now and --grace-period cannot be specified together');
  const grace = knownValue(call, 'grace-period');
  if (has(call, 'force') && grace !== undefined && Number(grace) > 0)
    together(
      call,
      'force',
      'grace-period',
      '--force and --grace-period greater than 0 cannot be specified together',
    );
  return checkTargets(call, call.args, { lookup: true });
};

const APPLY: Rule = (call) => {
  if (has(call, 'force-conflicts') && !has(call, 'server-side'))
    needs(call, 'force-conflicts', '--server-side', '--force-conflicts only works with --server-side');
  if (knownValue(call, 'dry-run') === 'client')
    together(
      call,
      'server-side',
      'dry-run',
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    );
  together(call, 'server-side', 'force', '--force cannot be used with --server-side');
  if (knownValue(call, 'dry-run') === 'server')
    together(call, 'force', 'dry-run', '--dry-run=server cannot be used with --force');
  return fileArgs(call);
};

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

/** Kinds with containers to change. */
const TEMPLATED =
  'Pod ReplicationController Deployment DaemonSet StatefulSet ReplicaSet Job CronJob PodTemplate'.split(' ');

const SET_IMAGE: Rule = (call) => {
  const split = splitPairs(call, call.args, 'image');
  if (!split) return undefined;
  const found = checkTargets(call, split.resources, { alone: has(call, 'all') });
  if (split.resources.length > 0)
    requireChange(call, split, '컨테이너=이미지가', 'error: at least one image update is required');
  const [type] = found?.types ?? [];
  if (type && !TEMPLATED.includes(type.kind)) {
    const [arg = call.head] = split.resources;
    const data = { command: call.node.path, found: type.kind, allowed: [] };
    call.say('command-wrong-resource', { start: arg.start, end: arg.end }, data);
  }
  checkImages(call, split.pairs);
  return found;
};

const SET_ENV: Rule = (call) => {
  const at = call.args.findIndex(({ value }) => /[=]|.-$/.test(value) || value === '-');
  const resources = at < 0 ? call.args : call.args.slice(0, at);
  return checkTargets(call, resources, { alone: has(call, 'all'), nothing: RESOURCE_OR_NAME });
};

const SET_RESOURCES: Rule = (call) => {
  const found = checkTargets(call, call.args, { alone: has(call, 'all') });
  if (!has(call, 'limits') && !has(call, 'requests'))
    say(
      call,
      'too-few',
      'error: you must specify an update to requests or limits (in the form of --requests/--limits)',
    );
  for (const name of ['limits', 'requests']) checkQuantities(call, name, 'error: invalid argument syntax');
  return found;
};

/** `cpu=200m,memory=512Mi`. */
function checkQuantities(call: Call, name: string, said: string): void {
  const use = useOf(call, name);
  let from = 0;
  for (const pair of use && isKnown(use.value) && use.value !== '' ? use.value.split(',') : []) {
    const [, amount, ...more] = pair.split('=');
    if (use && (amount === undefined || more.length > 0 || !isQuantity(amount))) {
      const detail =
        amount === undefined || more.length > 0
          ? `${said} ${pair}, expected <resource>=<value>`
          : "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
      const want = amount === undefined ? 'pairs' : 'quantity';
      call.say(
        'command-flag-type',
        placeOf(use, from, from + pair.length),
        { flag: `--${name}`, value: pair, want },
        { detail },
      );
    }
    from += pair.length + 1;
  }
}

/** The selector is the last argument. */
const SET_SELECTOR: Rule = (call) => {
  const pair = call.args.at(-1);
  const found = checkTargets(call, call.args.slice(0, -1), { alone: has(call, 'all') });
  if (pair && isKnown(pair.value) && / (?:not)?in \(/.test(pair.value)) {
    const said = pair.value.replace(
      /^\s*(\S+) (in|notin) \(\s*(.*?)\s*\)\s*$/,
      (_, key: string, how: string, values: string) =>
        `{${key} ${how === 'in' ? 'In' : 'NotIn'} [${values
          .split(/\s*,\s*/)
          .sort()
          .join(' ')}]}`,
    );
    const detail = `error: match expression [${said}] not supported on this object`;
    call.say('command-selector', wholeArg(pair), { selector: pair.value, said: '' }, { detail });
  }
  return found;
};

/** The account is the last argument. */
const SET_ACCOUNT: Rule = (call) => {
  const [first] = call.args;
  if (!first || call.args.length < 2) return undefined;
  return checkTargets(call, call.args.slice(0, -1), { alone: has(call, 'all') });
};

const atMostOne =
  (said: string): Rule =>
  (call) => {
    const [, extra] = call.args;
    if (extra && !call.open) say(call, 'too-many', usageError(call, said), extra);
    return undefined;
  };

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const TAINT: Rule = (call) => {
  const at = call.args.findIndex(
    ({ value }) =>
      (value.includes('=') && !value.startsWith('=')) ||
      (value.endsWith('-') && value !== '-') ||
      value.includes(':'),
  );
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

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

const COMPLETION: Rule = (call) => {
  const [shell, extra] = call.args;
  if (call.open) return undefined;
  if (!shell) return say(call, 'too-few', usageError(call, 'Shell not specified.'));
  if (extra)
    return say(
      call,
      'too-many',
      usageError(call, 'Too many arguments. Expected only the shell type.'),
      extra,
    );
  if (SHELLS.includes(shell.value)) return undefined;
  call.say(
    'command-flag-value',
    wholeArg(shell),
    { flag: call.node.path, value: shell.value, allowed: SHELLS, write: '' },
    {
      detail: usageError(call, `Unsupported shell type "${shell.value}".`),
    },
  );
  return undefined;
};

const WAIT: Rule = (call) => {
  const found = checkTargets(call, call.args, { lookup: true });
  checkFor(call, found && { ...found, asList: false });
  return undefined;
};

const CAN_I: Rule = (call) => {
  const [, type, ...more] = call.args;
  if (call.open) return undefined;
  const [first] = call.args;
  if (has(call, 'list'))
    return first && say(call, 'too-many', 'error: list option must be specified with no arguments', first);
  if (!type || more.length > 1)
    return say(
      call,
      'too-few',
      `error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.`,
    );
  return undefined;
};

const CP: Rule = (call) => {
  const [from, to, extra] = call.args;
  if (call.open) return undefined;
  if (!from || !to || extra)
    return say(call, extra ? 'too-many' : 'too-few', 'error: source and destination are required', extra);
  const remote = ({ value }: Arg): boolean => !isKnown(value) || /^[^:\\/]+(?:\/[^:]+)?:/.test(value);
  if (remote(from) && remote(to) && isKnown(from.value) && isKnown(to.value))
    return say(call, 'no-local', 'error: one of src or dest must be a local file specification', to);
  const empty = [from, to].find((arg) => isKnown(arg.value) && (arg.value === '' || arg.value.endsWith(':')));
  if (empty) return say(call, 'no-path', 'error: filepath can not be empty', empty);
  if (!remote(from) && !remote(to))
    return say(call, 'no-remote', 'error: one of src or dest must be a remote file specification', to);
  return undefined;
};

/** Commands of `config` that take so many arguments, no more and no fewer. */
const exactly =
  (count: number, said = 'Unexpected'): Rule =>
  (call) => {
    const extra = call.args[count];
    if (call.open || call.args.length === count) return undefined;
    const given = call.args.map(({ value }) => value).join(' ');
    return say(call, extra ? 'too-many' : 'too-few', `error: ${said} args: [${given}]`, extra);
  };

const TOKEN_NAME = created('ServiceAccount');

/** `--from-literal` of configmaps and secrets. */
function checkLiterals(call: Call): void {
  for (const use of usesOf(call, 'from-literal')) {
    const { value } = use;
    if (!isKnown(value) || /^[^=]+=/.test(value)) continue;
    const detail = `error: invalid literal source ${value}, expected key=value`;
    call.say('command-flag-type', placeOf(use), { flag: '--from-literal', value, want: 'pairs' }, { detail });
  }
}

const CONFIG_KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/** Keys that a ConfigMap or a Secret cannot have, or has already. */
function checkLiteralKeys(call: Call): void {
  const seen = new Set<string>();
  const [name] = call.args;
  for (const use of usesOf(call, 'from-literal')) {
    const [key = '', ...rest] = use.value.split('=');
    if (rest.length === 0 || key === '' || !isKnown(key)) continue;
    const at = placeOf(use, 0, key.length);
    const data = { flag: '--from-literal', value: key, want: 'key' } as const;
    const kind = call.path === 'create configmap' ? 'ConfigMap' : 'Secret';
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) {
      const said = `"${key}" is not a valid key name for a ${kind}: ${CONFIG_KEY}`;
      call.say('command-flag-type', at, data, { detail: `error: ${said}` });
    } else if (seen.has(key)) {
      const where = kind === 'ConfigMap' ? ` in Data for ConfigMap "${name?.value ?? ''}"` : '';
      const said = `cannot add key ${kind === 'ConfigMap' ? `"${key}"` : key}, another key by that name already exists${where}`;
      const both = { reason: 'together', one: `${key}=`, other: `${key}=` } as const;
      call.say('command-flag-conflict', at, both, { detail: `error: ${said}` });
    }
    seen.add(key);
  }
}

const fromSources = (call: Call): void => {
  checkLiterals(call);
  checkLiteralKeys(call);
  const said = 'from-env-file cannot be combined with from-file or from-literal';
  together(call, 'from-file', 'from-env-file', said);
  together(call, 'from-literal', 'from-env-file', said);
};

const csrs: Rule = (call) => {
  if (call.args.length > 0 || has(call, 'filename')) return undefined;
  return say(call, 'no-resource', 'error: one or more CSRs must be specified as <name> or -f <filename>');
};

/** The rule of each command that has one, by path. */
export const RULES: Readonly<Record<string, Rule>> = {
  get: GET,
  describe: targets({ alone: true, lookup: true, nothing: DESCRIBE_NOTHING }),
  delete: DELETE,
  edit: targets({ lookup: true }),
  label: changed('label', '레이블이', checkLabels),
  annotate: changed('annotation', '애너테이션이', checkAnnotations),
  scale: SCALE,
  autoscale: AUTOSCALE,
  expose: EXPOSE,
  run: RUN,
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
    if (call.args.length === 0 && !has(call, 'filename') && imaged)
      return say(call, 'no-pod', 'error: NAME or filename is required for debug');
    return undefined;
  },
  patch: (call) => {
    checkPatch(call);
    return checkTargets(call, call.args, { lookup: true });
  },
  apply: APPLY,
  create: (call) => {
    const [extra] = call.args;
    if (extra && !extra.splits) {
      const said = usageError(call, `Unexpected args: [${call.args.map(({ value }) => value).join(' ')}]`);
      const isFile = /[./]/.test(extra.value);
      return say(call, isFile ? 'file-without-flag' : 'no-subcommand', said, extra);
    }
    return fileArgs(call);
  },
  replace: fileArgs,
  diff: fileArgs,
  'apply set-last-applied': targets(),
  'apply view-last-applied': targets(),
  wait: WAIT,
  explain: (call) => {
    checkExplain(call);
    return undefined;
  },
  'rollout status': rollout,
  'rollout history': rollout,
  'rollout undo': rollout,
  'rollout restart': rollout,
  'rollout pause': rollout,
  'rollout resume': rollout,
  'set image': SET_IMAGE,
  'set env': SET_ENV,
  'set resources': SET_RESOURCES,
  'set selector': SET_SELECTOR,
  'set serviceaccount': SET_ACCOUNT,
  'top node': atMostOne('node [NAME | -l label]'),
  taint: TAINT,
  cordon: nodeArg('cordon'),
  uncordon: nodeArg('uncordon'),
  drain: nodeArg('drain'),
  completion: COMPLETION,
  cp: CP,
  'auth can-i': CAN_I,
  'api-resources': noArgs((call, args) => usageError(call, `unexpected arguments: [${args}]`)),
  'api-versions': noArgs((call, args) => usageError(call, `unexpected arguments: [${args}]`)),
  'config view': noArgs((call, args) => usageError(call, `unexpected arguments: [${args}]`)),
  version: noArgs((_, args) => `error: extra arguments: [${args}]`),
  'config use-context': exactly(1),
  'config set': exactly(2),
  'config unset': exactly(1),
  'config set-credentials': exactly(1, 'unexpected'),
  'config set-context': (call) => {
    const [name] = call.args;
    if (!name && !has(call, 'current'))
      return say(call, 'no-context', 'error: you must specify a non-empty context name or --current');
    if (name && has(call, 'current'))
      return say(call, 'both-contexts', 'error: you cannot specify both a context name and --current', name);
    return undefined;
  },
  'create deployment': created('Deployment', (call) => {
    checkImage(call, () => undefined);
    checkPortField(call, 'port', 'spec.template.spec.containers[0].ports[0].containerPort');
  }),
  'create namespace': created('Namespace', undefined, dnsLabelFault),
  'create configmap': created('ConfigMap', fromSources),
  'create secret generic': created('Secret', fromSources),
  'create secret tls': created('Secret'),
  'create secret docker-registry': created('Secret'),
  'create service clusterip': created('Service', requireTcp, dnsLabelFault),
  'create service nodeport': created('Service', requireTcp, dnsLabelFault),
  'create service loadbalancer': created('Service', requireTcp, dnsLabelFault),
  'create service externalname': created(
    'Service',
    (call) => {
      const use = useOf(call, 'external-name');
      if (!use || !isKnown(use.value) || subdomainFault(use.value) === undefined) return;
      call.say(
        'command-flag-type',
        placeOf(use),
        { flag: '--external-name', value: use.value, want: 'host' },
        {
          detail: `error: invalid service external name ${use.value}`,
        },
      );
    },
    dnsLabelFault,
  ),
  'create serviceaccount': created('ServiceAccount'),
  'create token': TOKEN_NAME,
  'certificate approve': csrs,
  'certificate deny': csrs,
  'create job': created('Job', (call) => {
    if (!has(call, 'image') && !has(call, 'from'))
      say(call, 'no-image', 'error: either --image or --from must be specified');
    if (has(call, 'from') && call.dash >= 0)
      say(call, 'too-many', 'error: cannot specify --from and command', call.args[call.dash]);
  }),
  'create cronjob': created('CronJob'),
  'create ingress': created('Ingress', (call) => {
    if (!has(call, 'rule') && !has(call, 'default-backend'))
      say(
        call,
        'no-rule',
        'error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
      );
  }),
  'create quota': created('ResourceQuota', (call) =>
    checkQuantities(call, 'hard', 'error: Invalid argument syntax'),
  ),
  'create priorityclass': created('PriorityClass'),
  'create poddisruptionbudget': created('PodDisruptionBudget', (call) => {
    together(
      call,
      'min-available',
      'max-unavailable',
      'min-available and max-unavailable cannot be both specified',
    );
  }),
  'create role': created(
    'Role',
    (call) => {
      if (!has(call, 'verb')) say(call, 'no-verb', 'error: at least one verb must be specified');
    },
    undefined,
  ),
  'create clusterrole': created(
    'ClusterRole',
    (call) => {
      if (!has(call, 'verb') && !has(call, 'aggregation-rule'))
        say(call, 'no-verb', 'error: at least one verb must be specified');
    },
    undefined,
  ),
  'create rolebinding': created(
    'RoleBinding',
    (call) => {
      if (!has(call, 'role') === !has(call, 'clusterrole'))
        say(call, 'no-role', 'error: exactly one of clusterrole or role must be specified');
    },
    undefined,
  ),
  'create clusterrolebinding': created('ClusterRoleBinding', undefined, undefined),
  events: (call) => {
    const use = useOf(call, 'for');
    const type = use && isKnown(use.value) ? use.value.split('/') : [];
    if (use?.holder && type.length === 2 && type[0] !== undefined)
      checkType(call, { ...use.holder.arg, ...shifted(use.holder.arg, use.holder.from) }, 0, type[0]);
    return undefined;
  },
};

/** An argument without its first units. */
const shifted = ({ value, starts, ends }: Arg, from: number): Pick<Arg, 'value' | 'starts' | 'ends'> => ({
  value: value.slice(from),
  starts: starts.slice(from),
  ends: ends.slice(from),
});
