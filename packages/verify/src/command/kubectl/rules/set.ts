import { isKnown, partOf } from '../../arg.ts';
import { has, wholeArg } from '../../call.ts';
import { checkImages, requireChange, splitPairs } from '../pairs.ts';
import { checkTargets } from '../targets.ts';
import { checkQuantities, RESOURCE_OR_NAME, type Rule, say } from './rule.ts';

/** Kinds with containers to change. */
const TEMPLATED =
  'Pod ReplicationController Deployment DaemonSet StatefulSet ReplicaSet Job CronJob PodTemplate'.split(' ');

const SET_IMAGE: Rule = (call) => {
  const split = splitPairs(call, call.args, 'image');
  if (!split) return undefined;
  const found = checkTargets(call, split.resources, { alone: has(call, 'all'), allBeside: true });
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

const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const ENV_SAID =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";

const SET_ENV: Rule = (call) => {
  const at = call.args.findIndex(({ value }) => /[=]|.-$/.test(value) || value === '-');
  const resources = at < 0 ? call.args : call.args.slice(0, at);
  for (const arg of at < 0 ? [] : call.args.slice(at)) {
    const [key = ''] = arg.value.split('=');
    if (!arg.value.includes('=') || key === '' || !isKnown(key) || ENV_NAME.test(key)) continue;
    const detail = `error: "${key}" is not a valid key name: ${ENV_SAID}`;
    call.say(
      'command-flag-type',
      partOf(arg, 0, key.length),
      { flag: 'set env', value: key, want: 'env' },
      { detail },
    );
  }
  return checkTargets(call, resources, {
    alone: has(call, 'all'),
    allBeside: true,
    nothing: RESOURCE_OR_NAME,
  });
};

const SET_RESOURCES: Rule = (call) => {
  const found = checkTargets(call, call.args, { alone: has(call, 'all'), allBeside: true });
  if (!has(call, 'limits') && !has(call, 'requests'))
    say(
      call,
      'too-few',
      'error: you must specify an update to requests or limits (in the form of --requests/--limits)',
    );
  for (const name of ['limits', 'requests']) checkQuantities(call, name, 'error: invalid argument syntax');
  return found;
};

/** The selector is the last argument. */
const SET_SELECTOR: Rule = (call) => {
  const pair = call.args.at(-1);
  const found = checkTargets(call, call.args.slice(0, -1), { alone: has(call, 'all'), allBeside: true });
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
  if (!first) return undefined;
  return checkTargets(call, call.args.slice(0, -1), { alone: has(call, 'all'), allBeside: true });
};

/** Commands below `set`. */
export const SET_RULES: Readonly<Record<string, Rule>> = {
  'set image': SET_IMAGE,
  'set env': SET_ENV,
  'set resources': SET_RESOURCES,
  'set selector': SET_SELECTOR,
  'set serviceaccount': SET_ACCOUNT,
};
