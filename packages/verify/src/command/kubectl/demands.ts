import type { Wanted } from '../../codes/command-grammar.ts';
import { isKnown } from '../arg.ts';
import { type Call, has, placeOf, useOf, usesOf, wholeFlag } from '../call.ts';
import { resourceOf, unknownResource } from './resources.ts';
import { selectorFault } from './selector.ts';

/** What a command demands of its flags taken together. */
interface Demand {
  /** Commands, by path. */
  readonly on: RegExp;
  /** Whether the demand is not met. */
  readonly when: (call: Call) => boolean;
  /** How it is told: flags that are missing, two that exclude each other, or one that needs another. */
  readonly tell:
    | { readonly lacks: readonly string[] }
    | { readonly together: readonly [string, string] }
    | { readonly needs: readonly [flag: string, other: string] };
  readonly said: string;
}

const without =
  (...flags: readonly string[]) =>
  (call: Call): boolean =>
    flags.every((flag) => !has(call, flag));
const both =
  (one: string, other: string) =>
  (call: Call): boolean =>
    has(call, one) && has(call, other);
const alone =
  (flag: string, other: string) =>
  (call: Call): boolean =>
    has(call, flag) && !has(call, other);

const AGGREGATED = ['verb', 'resource', 'resource-name', 'non-resource-url'] as const;
// The server has a default.
const DOCKER = ['docker-username', 'docker-password'] as const;

const DEBUG_IMAGE = (call: Call): boolean => !has(call, 'image') && !has(call, 'copy-to');

/** In kubectl's order: it stops at the first. Sources: the `Validate` functions of k8s.io/kubectl/pkg/cmd. */
const DEMANDS: readonly Demand[] = [
  {
    on: /^apply$/,
    when: both('all', 'selector'),
    tell: { together: ['all', 'selector'] },
    said: 'cannot set --all and --selector at the same time',
  },
  {
    on: /^apply$/,
    when: both('prune', 'force'),
    tell: { together: ['prune', 'force'] },
    said: '--force cannot be used with --prune',
  },
  {
    on: /^apply$/,
    when: (call) => has(call, 'prune') && without('all', 'selector', 'applyset')(call),
    tell: { needs: ['prune', '--all이나 -l'] },
    said: 'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
  },
  {
    on: /^create$/,
    when: both('raw', 'edit'),
    tell: { together: ['raw', 'edit'] },
    said: '--raw and --edit are mutually exclusive',
  },
  {
    on: /^create deployment$/,
    when: (call) => usesOf(call, 'image').length > 1 && call.dash >= 0 && call.args.length > call.dash,
    tell: { together: ['image', 'image'] },
    said: 'cannot specify multiple --image options and command',
  },
  {
    on: /^create job$/,
    when: both('image', 'from'),
    tell: { together: ['image', 'from'] },
    said: 'either --image or --from must be specified',
  },
  {
    on: /^create secret tls$/,
    when: (call) => !both('key', 'cert')(call),
    tell: { lacks: ['cert', 'key'] },
    said: 'key and cert must be specified',
  },
  {
    on: /^create secret docker-registry$/,
    when: (call) => !has(call, 'from-file') && DOCKER.some((flag) => !has(call, flag)),
    tell: { lacks: DOCKER },
    said: 'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
  },
  {
    on: /^create role$/,
    when: alone('verb', 'resource'),
    tell: { lacks: ['resource'] },
    said: 'at least one resource must be specified',
  },
  ...AGGREGATED.map(
    (flag): Demand => ({
      on: /^create clusterrole$/,
      when: both('aggregation-rule', flag),
      tell: { together: ['aggregation-rule', flag] },
      said: 'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
    }),
  ),
  {
    on: /^create clusterrole$/,
    when: (call) => has(call, 'verb') && without('resource', 'non-resource-url')(call),
    tell: { lacks: ['resource'] },
    said: 'one of resource or nonResourceURL must be specified',
  },
  {
    on: /^create token$/,
    when: alone('bound-object-name', 'bound-object-kind'),
    tell: { needs: ['bound-object-name', '--bound-object-kind'] },
    said: '--bound-object-name can only be set if --bound-object-kind is provided',
  },
  {
    on: /^create token$/,
    when: alone('bound-object-kind', 'bound-object-name'),
    tell: { needs: ['bound-object-kind', '--bound-object-name'] },
    said: '--bound-object-name is required if --bound-object-kind is provided',
  },
  {
    on: /^create poddisruptionbudget$/,
    when: without('selector'),
    tell: { lacks: ['selector'] },
    said: 'a selector must be specified',
  },
  {
    on: /^create poddisruptionbudget$/,
    when: without('min-available', 'max-unavailable'),
    tell: { lacks: ['min-available'] },
    said: 'one of min-available or max-unavailable must be specified',
  },
  {
    // `--now` is a grace period of a second.
    on: /^delete$/,
    when: both('now', 'force'),
    tell: { together: ['now', 'force'] },
    said: '--force and --grace-period greater than 0 cannot be specified together',
  },
  {
    on: /^replace$/,
    when: (call) => alone('grace-period', 'force')(call) && useOf(call, 'grace-period')?.value !== '-1',
    tell: { needs: ['grace-period', '--force'] },
    said: '--grace-period must have --force specified',
  },
  {
    on: /^replace$/,
    when: (call) => alone('timeout', 'force')(call) && !/^0s?$/.test(useOf(call, 'timeout')?.value ?? ''),
    tell: { needs: ['timeout', '--force'] },
    said: '--timeout must have --force specified',
  },
  ...(['replace', 'same-node', 'set-image'] as const).map(
    (flag): Demand => ({
      on: /^debug$/,
      when: alone(flag, 'copy-to'),
      tell: { needs: [flag, '--copy-to'] },
      said: `--${flag} may only be used with --copy-to.`,
    }),
  ),
  {
    on: /^debug$/,
    when: DEBUG_IMAGE,
    tell: { lacks: ['image'] },
    said: 'you must specify --image when not using --copy-to.',
  },
  {
    on: /^debug$/,
    when: both('target', 'copy-to'),
    tell: { together: ['target', 'copy-to'] },
    said: '--target is incompatible with --copy-to. Use --share-processes instead.',
  },
  {
    on: /^debug$/,
    when: (call) => has(call, 'copy-to') && call.args.length < 2 && without('image', 'set-image')(call),
    tell: { needs: ['copy-to', '--image'] },
    said: 'you must specify --image, --set-image or command arguments.',
  },
  {
    on: /^debug$/,
    when: alone('tty', 'stdin'),
    tell: { needs: ['tty', '-i'] },
    said: '-i/--stdin is required for containers with -t/--tty=true',
  },
  {
    on: /^replace$/,
    when: (call) => has(call, 'force') && !/^(?:|none|false|0|f)$/i.test(useOf(call, 'dry-run')?.value ?? ''),
    tell: { together: ['force', 'dry-run'] },
    said: '--dry-run can not be used when --force is set',
  },
  {
    on: /^get$/,
    when: both('raw', 'output'),
    tell: { together: ['raw', 'output'] },
    said: '--raw and --output are mutually exclusive',
  },
];

/** A value that must have a form which pflag does not know. */
interface Form {
  readonly on: RegExp;
  readonly flag: string;
  readonly when?: (call: Call) => boolean;
  readonly fits: (value: string) => boolean;
  readonly want: Wanted;
  readonly said: (value: string) => string;
}

/** What is said of `TYPE/NAME` where no name is. */
const nameless = (value: string): string =>
  resourceOf(value)
    ? 'resource(s) were provided, but no name was specified'
    : unknownResource(value).replace(/^error: /, '');

const INGRESS_RULE = /^[\w*\-.]*\/.*=[\w-]+:[\w-]+/;
const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
const secondsIn = (duration: string): number =>
  [...duration.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const URL_VERBS = /^(?:\*|get|post|put|delete|patch|head|options)$/;

const PERCENT = /^[0-9]+%?$/;

const FORMS: readonly Form[] = [
  {
    on: /^create ingress$/,
    flag: 'rule',
    fits: (value) => INGRESS_RULE.test(value),
    want: 'ingress-rule',
    said: (value) =>
      `rule ${value} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
  },
  {
    on: /^create ingress$/,
    flag: 'annotation',
    fits: (value) => value.includes('='),
    want: 'pairs',
    said: (value) => `annotation ${value} is invalid and should be in format key=[value]`,
  },
  {
    on: /^create ingress$/,
    flag: 'default-backend',
    fits: (value) => value.split(':').length === 2,
    want: 'service-port',
    said: () => 'default-backend should be in format servicename:serviceport',
  },
  {
    on: /^create clusterrole$/,
    flag: 'verb',
    when: (call) => has(call, 'non-resource-url'),
    fits: (value) => value.split(',').every((verb) => URL_VERBS.test(verb)),
    want: 'url-verb',
    said: (value) =>
      `invalid verb: '${value.split(',').find((verb) => !URL_VERBS.test(verb)) ?? ''}' for nonResourceURL`,
  },
  {
    on: /^create clusterrole$/,
    flag: 'non-resource-url',
    fits: (value) => !/\*[^,]/.test(value),
    want: 'path',
    said: () => "nonResourceURL only supports wildcard matches when '*' is at the end",
  },
  {
    on: /^create poddisruptionbudget$/,
    flag: 'selector',
    fits: (value) => selectorFault(value) === undefined,
    want: 'selector',
    said: (value) => `couldn't parse the selector string "${value}": ${selectorFault(value) ?? ''}`,
  },
  {
    on: /^create (?:configmap|secret generic)$/,
    flag: 'from-file',
    fits: (value) => !/^=|=$/.test(value),
    want: 'source',
    said: (value) =>
      value.startsWith('=')
        ? `key name for file path ${value.slice(1)} missing`
        : `file path for key name ${value.slice(0, -1)} missing`,
  },
  {
    on: /^scale$/,
    flag: 'current-replicas',
    fits: (value) => !/^-(?!1$)/.test(value),
    want: 'not-negative',
    said: () => 'The --current-replicas must specify an integer of -1 or greater',
  },
  {
    on: /^logs$/,
    flag: 'since',
    fits: (value) => !value.startsWith('-'),
    want: 'positive',
    said: () => '--since must be greater than 0',
  },
  {
    on: /^logs$/,
    flag: 'limit-bytes',
    fits: (value) => !value.startsWith('-'),
    want: 'positive',
    said: () => '--limit-bytes must be greater than 0',
  },
  {
    on: /^create clusterrole$/,
    flag: 'non-resource-url',
    fits: (value) => value.split(',').every((each) => each === '*' || each.startsWith('/')),
    want: 'path',
    said: () => 'nonResourceURL should start with /',
  },
  {
    on: /^create (?:cluster)?rolebinding$/,
    flag: 'serviceaccount',
    fits: (value) => value.split(',').every((each) => /^[^:]+:[^:]+$/.test(each)),
    want: 'account',
    said: () => 'serviceaccount must be <namespace>:<name>',
  },
  {
    on: /^create poddisruptionbudget$/,
    flag: 'min-available',
    fits: (value) => PERCENT.test(value),
    want: 'percent',
    said: () => 'invalid format specified for min-available',
  },
  {
    on: /^create poddisruptionbudget$/,
    flag: 'max-unavailable',
    fits: (value) => PERCENT.test(value),
    want: 'percent',
    said: () => 'invalid format specified for max-unavailable',
  },
  ...(['cpu', 'memory'] as const).map(
    (flag): Form => ({
      on: /^autoscale$/,
      flag,
      fits: (value) => /^\d+(?:\.\d+)?(?:%|[numkMGTPE]i?)?$/.test(value),
      want: 'quantity',
      said: (value) => `invalid resource ${flag} value: ${value}`,
    }),
  ),
  {
    on: /^rollout history$/,
    flag: 'revision',
    fits: (value) => !value.startsWith('-'),
    want: 'not-negative',
    said: (value) => `revision must be a positive integer: ${value}`,
  },
  {
    on: /^logs$/,
    flag: 'since-time',
    fits: (value) => RFC3339.test(value) && !Number.isNaN(Date.parse(value)),
    want: 'time',
    // Go says how far it read; that is known only for a text that does not begin with a year.
    said: (value) =>
      RFC3339.test(value)
        ? `parsing time "${value}": ${Number(value.slice(5, 7)) > 12 ? 'month' : 'day'} out of range`
        : `parsing time "${value}" as "2006-01-02T15:04:05Z07:00": cannot parse "${value}" as "2006"`,
  },
  {
    on: /^(?:get|create|replace|delete)$/,
    flag: 'raw',
    fits: (value) => /^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(value),
    want: 'path',
    said: (value) => `--raw must be a valid URL path: parse "${value}": invalid URI for request`,
  },
  {
    on: /^create token$/,
    flag: 'duration',
    // 0 leaves it to the server.
    fits: (value) => secondsIn(value) === 0 || secondsIn(value) >= 600,
    want: 'token-time',
    said: (value) =>
      `failed to create token: TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: ${secondsIn(value)}: may not specify a duration less than 10 minutes`,
  },
  {
    on: /^(?:create job|set env)$/,
    flag: 'from',
    fits: (value) => value.includes('/'),
    want: 'object',
    said: nameless,
  },
  {
    on: /^events$/,
    flag: 'for',
    fits: (value) => value.includes('/'),
    want: 'object',
    said: () => '--for must be in resource/name form',
  },
];

function tellDemand(call: Call, { tell, said }: Demand): void {
  const detail = `error: ${said}`;
  if ('lacks' in tell) {
    if (call.open) return;
    const flags = tell.lacks.filter((flag) => !has(call, flag)).map((flag) => `--${flag}`);
    call.say('command-missing-flag', call.head, { command: call.node.path, flags }, { detail });
    return;
  }
  const [one, other] = 'together' in tell ? tell.together : tell.needs;
  const use = useOf(call, 'together' in tell ? other : one);
  if (!use) return;
  const data =
    'together' in tell
      ? ({ reason: 'together', one: `--${one}`, other: `--${other}` } as const)
      : ({ reason: 'needs', one: `--${one}`, other } as const);
  call.say('command-flag-conflict', wholeFlag(use), data, { detail });
}

/** Types of `create role --resource=TYPE[.GROUP][/SUBRESOURCE]`. */
function checkRoleResources(call: Call): void {
  for (const use of usesOf(call, 'resource')) {
    let from = 0;
    for (const word of isKnown(use.value) ? use.value.split(',') : []) {
      const [type = ''] = word.split('/');
      if (type !== '*' && type !== '' && !resourceOf(type)) {
        const detail = unknownResource(type).replace(/^error: /, '');
        const at = placeOf(use, from, from + type.length);
        call.say('command-unknown-resource', at, { found: type, write: '', group: '' }, { detail });
      }
      from += word.length + 1;
    }
  }
}

/** Checks what a command demands of its flags beyond the type of each. */
export function checkDemands(call: Call): void {
  const unmet = DEMANDS.find(({ on, when }) => on.test(call.path) && when(call));
  if (unmet) tellDemand(call, unmet);
  for (const { on, when, flag, fits, want, said } of FORMS) {
    if (!on.test(call.path) || when?.(call) === false) continue;
    for (const use of usesOf(call, flag)) {
      const { value } = use;
      if (value === '' || !isKnown(value) || fits(value)) continue;
      const data = { flag: `--${flag}`, value, want };
      call.say('command-flag-type', placeOf(use), data, { detail: `error: ${said(value)}` });
    }
  }
  if (/^create (?:cluster)?role$/.test(call.path)) checkRoleResources(call);
}
