import { isKnown } from '../../arg.ts';
import { type Call, has, placeOf, useOf, usesOf, wholeArg } from '../../call.ts';
import type { FlagUse } from '../../cobra/parse.ts';
import { dnsLabelFault, keyFault, labelValueFault, subdomainFault } from '../names.ts';
import { checkExposePorts, checkRunPort } from '../ports.ts';
import { checkTargets } from '../targets.ts';
import { checkObjectName } from './create.ts';
import { checkImage, checkJson, needs, type Rule, say, together } from './rule.ts';

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
  const found = checkTargets(call, call.args, { lookup: true, freeSelector: true });
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

/** `run` and `expose`. */
export const RUN_RULES: Readonly<Record<string, Rule>> = {
  expose: EXPOSE,
  run: RUN,
};
