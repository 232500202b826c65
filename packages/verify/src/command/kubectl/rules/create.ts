import { type Arg, isKnown } from '../../arg.ts';
import { type Call, has, knownValue, placeOf, usageError, useOf, usesOf, wholeArg } from '../../call.ts';
import { dnsLabelFault, subdomainFault } from '../names.ts';
import { checkNodePort, checkPortField, checkTcps } from '../ports.ts';
import { sayArguments } from '../targets.ts';
import { checkImage, checkQuantities, type Rule, say, together } from './rule.ts';

/** What kubectl puts before the server's words on a name, by kind. */
const INVALID: Readonly<Record<string, (name: string, said: string) => string>> = {
  Deployment: (name, said) =>
    `error: failed to create deployment: Deployment.apps "${name}" is invalid: ${said}`,
  ConfigMap: (name, said) => `error: failed to create configmap: ConfigMap "${name}" is invalid: ${said}`,
  Secret: (name, said) => `error: failed to create secret Secret "${name}" is invalid: ${said}`,
  Namespace: (name, said) => `The Namespace "${name}" is invalid: ${said}`,
  ServiceAccount: (name, said) => `The ServiceAccount "${name}" is invalid: ${said}`,
};

export function checkObjectName(
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
      const odd =
        kind === 'ConfigMap'
          ? 'is not a valid key name for a ConfigMap:'
          : 'is not valid key name for a Secret';
      const said = `"${key}" ${odd} ${CONFIG_KEY}`;
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

/** Commands below `create`. */
export const CREATE_RULES: Readonly<Record<string, Rule>> = {
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
};
