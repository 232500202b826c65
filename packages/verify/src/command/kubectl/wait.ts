import { nearest } from '../../nearest.ts';
import { isKnown } from '../arg.ts';
import { type Call, placeOf, usesOf } from '../call.ts';
import type { FlagUse } from '../cobra/parse.ts';
import { checkRelaxed } from './output.ts';
import { sayArguments, type Targets } from './targets.ts';

/** Conditions that the built-in controllers set, by kind (the API's types, `…ConditionType`). */
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'Ready',
    'ContainersReady',
    'Initialized',
    'PodScheduled',
    'PodReadyToStartContainers',
    'DisruptionTarget',
    'PodResizePending',
    'PodResizeInProgress',
    'AllContainersRestarting',
  ],
  Deployment: ['Available', 'Progressing', 'ReplicaFailure'],
  ReplicaSet: ['ReplicaFailure', 'Terminating'],
  Node: ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'],
  Job: ['Complete', 'Failed', 'Suspended', 'FailureTarget', 'SuccessCriteriaMet'],
  PersistentVolumeClaim: ['Resizing', 'FileSystemResizePending'],
  HorizontalPodAutoscaler: ['AbleToScale', 'ScalingActive', 'ScalingLimited'],
  PodDisruptionBudget: ['DisruptionAllowed'],
};

/** kubectl's split at single `=`; `==` belongs to a part. */
function splitInput(input: string): string[] {
  // Pairs go first, from the left: `a===b` is `a==` and `b`.
  return input
    .replaceAll('==', '\0')
    .split('=')
    .map((part) => part.replaceAll('\0', '=='));
}

function checkJsonPathFor(call: Call, use: FlagUse, targets: Targets | undefined): void {
  const offset = 'jsonpath='.length;
  const [expression = '', value, ...more] = splitInput(use.value.slice(offset));
  const bad = (said: string): void =>
    call.say(
      'command-wait-for',
      placeOf(use),
      { condition: use.value, write: '' },
      { detail: `error: ${said}` },
    );
  if (more.length > 0) {
    bad(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
    return;
  }
  if (expression === '') {
    bad('jsonpath expression cannot be empty');
    return;
  }
  if (value !== undefined && value.replace(/^['"]+|['"]+$/g, '') === '') {
    bad(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
    return;
  }
  const fits = checkRelaxed(call, { use, offset, text: expression }, targets, (said) => `error: ${said}`);
  if (!fits)
    bad(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    );
}

function checkConditionName(call: Call, use: FlagUse, targets: Targets | undefined): void {
  const name = use.value.slice('condition='.length).split('=')[0] ?? '';
  const [type, ...others] = targets?.types ?? [];
  const allowed = type && others.length === 0 ? CONDITIONS[type.kind] : undefined;
  const lower = name.toLowerCase();
  // kubectl compares in any case; pods may have conditions of their own (readiness gates), whose names have a slash.
  if (!type || !allowed || !isKnown(name) || name.includes('/')) return;
  if (allowed.some((each) => each.toLowerCase() === lower)) return;
  const write = nearest(name, allowed) ?? '';
  const from = 'condition='.length;
  call.say(
    'command-condition-name',
    placeOf(use, from, from + name.length),
    { condition: name, kind: type.kind, allowed, write },
    { write },
  );
}

/** Checks `--for` of wait (k8s.io/kubectl, `wait.conditionFuncFor`). */
export function checkFor(call: Call, targets: Targets | undefined): void {
  const uses = usesOf(call, 'for');
  if (uses.length === 0 && !call.open) {
    sayArguments(call, call.head, 'no-for', 'error: unrecognized condition: []');
    return;
  }
  for (const use of uses) {
    const { value } = use;
    if (!isKnown(value.split('=')[0] ?? '')) continue;
    const lower = value.toLowerCase();
    if (lower === 'delete' || lower === 'create') continue;
    if (value.startsWith('condition=')) checkConditionName(call, use, targets);
    else if (value.startsWith('jsonpath=')) {
      if (isKnown(value)) checkJsonPathFor(call, use, targets);
    } else {
      const [word = '', ...rest] = value.split('=');
      const name = nearest(word, ['condition', 'jsonpath', 'delete', 'create']);
      const known = Object.values(CONDITIONS).flat();
      const condition = known.find((each) => each.toLowerCase() === lower);
      const write = name ? [name, ...rest].join('=') : condition ? `condition=${condition}` : '';
      const detail = `error: unrecognized condition: "${value}"`;
      call.say('command-wait-for', placeOf(use), { condition: value, write }, { detail, write });
    }
  }
}
