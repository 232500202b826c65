import { load } from 'js-yaml';
import { type Arg, isKnown } from '../../arg.ts';
import { type Call, has, knownValue, placeOf, useOf, wholeArg } from '../../call.ts';
import { checkAnnotations, checkLabels, requireChange, splitPairs } from '../pairs.ts';
import { checkTargets } from '../targets.ts';
import { jsonFault, RESOURCE_OR_NAME, type Rule, say, targets, together } from './rule.ts';

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
  const list = knownValue(call, 'type')?.toLowerCase() === 'json';
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
  return checkTargets(call, call.args, { lookup: true, allBeside: true });
};

const SCALABLE = ['deployment', 'replicaset', 'replicationcontroller', 'statefulset'];

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
  const found = checkTargets(call, call.args, { lookup: true });
  const [arg] = call.args;
  const [type] = found?.types ?? [];
  if (
    arg &&
    type &&
    /^(?:|apps|batch|networking\.k8s\.io)$/.test(type.group) &&
    !SCALABLE.includes(type.singular)
  ) {
    const group = type.group === '' ? '' : `.${type.group}`;
    const detail = `error: cannot autoscale a ${type.kind}${group}: could not find scale subresource for ${type.group}/${type.version}, Resource=${type.name} in discovery information`;
    const data = { command: call.node.path, found: type.kind, allowed: SCALABLE };
    call.say('command-wrong-resource', wholeArg(arg), data, { detail });
  }
  return found;
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

/** Commands that change objects. */
export const CHANGES_RULES: Readonly<Record<string, Rule>> = {
  delete: DELETE,
  edit: targets({ lookup: true }),
  label: changed('label', '레이블이', checkLabels),
  annotate: changed('annotation', '애너테이션이', checkAnnotations),
  scale: SCALE,
  autoscale: AUTOSCALE,
  patch: (call) => {
    checkPatch(call);
    return checkTargets(call, call.args, { lookup: true });
  },
};
