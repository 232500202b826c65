import type { Wanted } from '../../codes/command-grammar.ts';
import { nearest } from '../../nearest.ts';
import { isKnown } from '../arg.ts';
import { type Call, has, placeOf, usesOf } from '../call.ts';
import type { FlagUse } from '../cobra/parse.ts';

const BOOL = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const INTEGER = /^[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)$/;
const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int: [-(2n ** 63n), 2n ** 63n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  // klog's, of `-v`.
  Level: [-(2n ** 31n), 2n ** 31n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

function durationFault(value: string): string | undefined {
  if (DURATION.test(value)) return undefined;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value)) return `time: missing unit in duration "${value}"`;
  const unit = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))*(?:\d+\.?\d*|\.\d+)([^\d.]+)/.exec(
    value,
  )?.[1];
  return unit === undefined
    ? `time: invalid duration "${value}"`
    : `time: unknown unit "${unit}" in duration "${value}"`;
}

function integerFault(value: string, type: string): string | undefined {
  const parse = type.startsWith('u') ? 'ParseUint' : 'ParseInt';
  const signed = type.startsWith('u') && /^[+-]/.test(value);
  if (!INTEGER.test(value) || signed) return `strconv.${parse}: parsing "${value}": invalid syntax`;
  const [least, most] = RANGES[type] ?? [0n, 0n];
  const digits = value
    .replaceAll('_', '')
    .replace(/^[+-]/, '')
    .replace(/^0(?=[0-7]+$)/, '0o');
  const number = BigInt(digits) * (value.startsWith('-') ? -1n : 1n);
  return number < least || number > most
    ? `strconv.${parse}: parsing "${value}": value out of range`
    : undefined;
}

/** What pflag says of a value, by the flag's type. */
function typeFault(
  type: string,
  value: string,
): { readonly said: string; readonly want: Wanted } | undefined {
  if (type === 'bool' || type === 'tristate') {
    return BOOL.test(value)
      ? undefined
      : { said: `strconv.ParseBool: parsing "${value}": invalid syntax`, want: 'bool' };
  }
  if (type in RANGES) {
    const said = integerFault(value, type);
    return said === undefined ? undefined : { said, want: 'int' };
  }
  if (type === 'duration') {
    const said = durationFault(value);
    return said === undefined ? undefined : { said, want: 'duration' };
  }
  if (type === 'stringToString' && value !== '' && !value.split(',').every((pair) => pair.includes('=')))
    return { said: `${value} must be formatted as key=value`, want: 'pairs' };
  return undefined;
}

/** Checks each value against its flag's type, as pflag does. Returns whether all fit. */
export function checkTypes(call: Call): boolean {
  let fits = true;
  for (const use of call.uses) {
    const { flag, value, holder } = use;
    if (!holder || !isKnown(value)) continue;
    const fault = typeFault(flag.type, value);
    if (!fault) continue;
    const shown = flag.shorthand === '' ? `--${flag.name}` : `-${flag.shorthand}, --${flag.name}`;
    const detail = `error: invalid argument "${value}" for "${shown}" flag: ${fault.said}\nSee '${call.node.path} --help' for usage.`;
    const data = { flag: `--${flag.name}`, value, want: fault.want };
    call.say('command-flag-type', placeOf(use), data, { detail });
    fits = false;
  }
  return fits;
}

/** Says that a flag's value is none of those allowed; the nearest is offered. */
export function sayValue(call: Call, use: FlagUse, allowed: readonly string[], detail: string): void {
  const { flag, value } = use;
  const write =
    allowed.find((each) => each.toLowerCase() === value.toLowerCase()) ?? nearest(value, allowed) ?? '';
  const data = { flag: `--${flag.name}`, value, allowed, write };
  call.say('command-flag-value', placeOf(use), data, { detail, write });
}

/** Values that a flag takes, when they are few. */
interface Choice {
  /** Commands, by path; all that have the flag when left out. */
  readonly on?: RegExp;
  readonly when?: (call: Call) => boolean;
  readonly flag: string;
  readonly allowed: readonly string[];
  /** Other values that are taken but not advised. */
  readonly also?: RegExp;
  said(value: string, call: Call): string;
}

const unsupported = (field: string, value: string, supported: readonly string[]): string =>
  `${field}: Unsupported value: "${value}": supported values: ${[...supported]
    .sort()
    .map((each) => `"${each}"`)
    .join(', ')}`;

const POLICIES = ['Always', 'IfNotPresent', 'Never'];
const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** Where kubectl or the server compares letter by letter. Sources: the `Validate` functions of k8s.io/kubectl/pkg/cmd. */
const CHOICES: readonly Choice[] = [
  {
    flag: 'dry-run',
    allowed: ['none', 'server', 'client'],
    also: /^(?:unchanged|1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/,
    said: (value) => `error: Invalid dry-run value (${value}). Must be "none", "server", or "client".`,
  },
  {
    flag: 'validate',
    allowed: ['strict', 'warn', 'ignore'],
    also: BOOL,
    said: (value) =>
      `error: invalid - validate option "${value}"; must be one of: strict (or true), warn, ignore (or false)`,
  },
  {
    flag: 'cascade',
    allowed: ['background', 'foreground', 'orphan'],
    also: BOOL,
    said: (value) =>
      `error: invalid cascade value (${value}). Must be "background", "foreground", or "orphan"`,
  },
  {
    on: /^run$/,
    flag: 'restart',
    allowed: ['Always', 'OnFailure', 'Never'],
    said: (value) => `error: invalid restart policy: ${value}, valid values are: Always, OnFailure, Never`,
  },
  {
    on: /^run$/,
    flag: 'image-pull-policy',
    allowed: POLICIES,
    said: (value) =>
      `error: invalid image pull policy: ${value}, valid values are: Always, IfNotPresent, Never`,
  },
  {
    on: /^debug$/,
    flag: 'image-pull-policy',
    allowed: POLICIES,
    said: (value) => `error: invalid image pull policy: ${value}`,
  },
  {
    on: /^debug$/,
    flag: 'profile',
    allowed: ['legacy', 'general', 'baseline', 'netadmin', 'restricted', 'sysadmin'],
    said: (value) => `error: unknown profile: ${value}`,
  },
  {
    on: /^expose$/,
    flag: 'type',
    allowed: SERVICE_TYPES,
    said: (value) => unsupported('spec.type', value, SERVICE_TYPES),
  },
  {
    on: /^expose$/,
    flag: 'protocol',
    allowed: ['TCP', 'UDP', 'SCTP'],
    said: (value) => unsupported('spec.ports[0].protocol', value, ['SCTP', 'TCP', 'UDP']),
  },
  {
    on: /^expose$/,
    flag: 'session-affinity',
    allowed: ['None', 'ClientIP'],
    said: (value) => `error: unknown session affinity: ${value}`,
  },
  {
    on: /^(?:run|expose)$/,
    // kubectl looks at it only when there is something to override.
    when: (call) => has(call, 'overrides'),
    flag: 'override-type',
    allowed: ['json', 'merge', 'strategic'],
    said: (value) => `error: invalid override type: ${value}`,
  },
  {
    on: /^patch$/,
    flag: 'type',
    allowed: ['json', 'merge', 'strategic'],
    also: /^(?:json|merge|strategic)$/i,
    said: (value) => `error: --type must be one of [json merge strategic], not "${value}"`,
  },
  {
    on: /^top (?:pod|node)$/,
    flag: 'sort-by',
    allowed: ['cpu', 'memory'],
    said: () => 'error: --sort-by accepts only cpu or memory',
  },
  {
    on: /^api-resources$/,
    flag: 'sort-by',
    allowed: ['name', 'kind'],
    said: () => 'error: --sort-by accepts only name or kind',
  },
  {
    on: /^events$/,
    flag: 'types',
    allowed: ['Normal', 'Warning'],
    also: /^(?:normal|warning)(?:,(?:normal|warning))*$/i,
    said: () => 'error: valid --types are Normal or Warning',
  },
  {
    on: /^create token$/,
    flag: 'bound-object-kind',
    allowed: ['Node', 'Pod', 'Secret'],
    said: () => 'error: supported --bound-object-kind values are Node, Pod, Secret',
  },
];

/** Checks the values of flags that take only a few. */
export function checkChoices(call: Call): void {
  for (const { on, when, flag, allowed, also, said } of CHOICES) {
    if ((on && !on.test(call.path)) || when?.(call) === false) continue;
    for (const use of usesOf(call, flag)) {
      const { value } = use;
      if (value === '' || !isKnown(value) || allowed.includes(value) || also?.test(value)) continue;
      sayValue(call, use, allowed, said(value, call));
    }
  }
}
