import type { Wanted } from '../../codes/command-grammar.ts';
import { type Arg, isKnown, partOf, type Stretch } from '../arg.ts';
import { type Call, knownValue, placeOf, useOf, usesOf } from '../call.ts';
import type { FlagUse } from '../cobra/parse.ts';
import { isPortName } from './names.ts';

const MOST = 65535;
const isNumber = (text: string): boolean => /^\d+$/.test(text);
const inRange = (text: string, least: number): boolean => Number(text) >= least && Number(text) <= MOST;

const sayPort = (call: Call, at: Stretch, flag: string, value: string, want: Wanted, detail: string): void =>
  call.say('command-flag-type', at, { flag, value, want }, { detail });

/** Go's words for a number that `ParseUint(text, 10, 16)` refuses. */
const parseUint = (text: string): string =>
  isNumber(text)
    ? `strconv.ParseUint: parsing "${text}": value out of range`
    : `strconv.ParseUint: parsing "${text}": invalid syntax`;

/** Checks one `[LOCAL:]REMOTE` of port-forward (k8s.io/client-go, `portforward.parsePorts`; names are looked up). */
function checkForward(call: Call, arg: Arg): void {
  const { value } = arg;
  if (!isKnown(value)) return;
  const parts = value.split(':');
  const say = (from: number, to: number, want: Wanted, detail: string): void =>
    sayPort(
      call,
      partOf(arg, from, to),
      'port-forward',
      value.slice(from, to) || value,
      want,
      `error: ${detail}`,
    );
  if (parts.length > 2) {
    say(0, value.length, 'port-pair', `invalid port format '${value}'`);
    return;
  }
  const [local = '', remote = local] = parts;
  const from = value.length - remote.length;
  if (remote === '') {
    say(0, value.length, 'port-pair', 'remote port cannot be empty');
    return;
  }
  if (isNumber(remote)) {
    if (Number(remote) === 0) {
      say(from, value.length, 'port', 'remote port must be > 0');
      return;
    }
    if (!inRange(remote, 1)) {
      say(from, value.length, 'port', `error parsing remote port '${remote}': ${parseUint(remote)}`);
      return;
    }
  } else if (!isPortName(remote)) {
    say(from, value.length, 'port-name', `error parsing remote port '${remote}': ${parseUint(remote)}`);
    return;
  }
  if (parts.length === 2 && local !== '' && !(isNumber(local) && inRange(local, 0)))
    say(0, local.length, 'port', `error parsing local port '${local}': ${parseUint(local)}`);
}

export const checkForwards = (call: Call, ports: readonly Arg[]): void => {
  for (const port of ports) checkForward(call, port);
};

/** Checks a port number that the server will hold in a field. */
export function checkPortField(call: Call, name: string, field: string): void {
  const use = useOf(call, name);
  if (!use || !/^[+-]?\d+$/.test(use.value) || inRange(use.value, 1)) return;
  const detail =
    Number(use.value) === 0
      ? `${field}: Required value`
      : `${field}: Invalid value: ${use.value}: must be between 1 and 65535, inclusive`;
  sayPort(call, placeOf(use), `--${name}`, use.value, 'port', detail);
}

/** Checks `--port` of run: a number, and one that a container can have. */
export function checkRunPort(call: Call): void {
  const value = knownValue(call, 'port');
  const use = useOf(call, 'port');
  if (value === undefined || !use || value === '') return;
  if (!/^[+-]?\d+$/.test(value))
    sayPort(call, placeOf(use), '--port', value, 'port', 'error: --port must be a number');
  else checkPortField(call, 'port', 'spec.containers[0].ports[0].containerPort');
}

/** Checks `--port` (a list) and `--target-port` of expose. */
export function checkExposePorts(call: Call): void {
  const use = useOf(call, 'port');
  let from = 0;
  for (const part of use && isKnown(use.value) && use.value !== '' ? use.value.split(',') : []) {
    if (use && !(isNumber(part) && inRange(part, 1))) {
      const detail = isNumber(part)
        ? `spec.ports[0].port: Invalid value: ${part}: must be between 1 and 65535, inclusive`
        : `error: strconv.Atoi: parsing "${part}": invalid syntax`;
      sayPort(call, placeOf(use, from, from + part.length), '--port', part, 'port', detail);
    }
    from += part.length + 1;
  }
  const target = useOf(call, 'target-port');
  if (!target || !isKnown(target.value) || target.value === '') return;
  const { value } = target;
  if (isNumber(value) ? inRange(value, 1) : isPortName(value)) return;
  const said = isNumber(value)
    ? `spec.ports[0].targetPort: Invalid value: ${value}: must be between 1 and 65535, inclusive`
    : `spec.ports[0].targetPort: Invalid value: "${value}": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)`;
  sayPort(call, placeOf(target), '--target-port', value, 'port-name', said);
}

function checkTcp(call: Call, use: FlagUse): void {
  let from = 0;
  for (const pair of use.value.split(',')) {
    const [port = '', target] = pair.split(':');
    const at = placeOf(use, from, from + pair.length);
    const portFine = isNumber(port) && inRange(port, 0);
    const targetFine =
      target === undefined || (/^[+-]?\d+$/.test(target) ? inRange(target, 1) : isPortName(target));
    if (!portFine) sayPort(call, at, '--tcp', pair, 'port-pair', `error: ${parseUint(port)}`);
    else if (!targetFine)
      sayPort(call, at, '--tcp', pair, 'port-pair', 'error: must be between 1 and 65535, inclusive');
    from += pair.length + 1;
  }
}

/** Checks `--tcp` of `create service`. */
export function checkTcps(call: Call): void {
  for (const use of usesOf(call, 'tcp')) if (isKnown(use.value)) checkTcp(call, use);
}

const NODE_PORTS = [30000, 32767] as const;

/** Checks `--node-port` against the range that API servers have by default. */
export function checkNodePort(call: Call): void {
  const use = useOf(call, 'node-port');
  const value = Number(use?.value ?? 0);
  if (!use || value === 0 || !isKnown(use.value) || (value >= NODE_PORTS[0] && value <= NODE_PORTS[1]))
    return;
  const detail = `spec.ports[0].nodePort: Invalid value: ${use.value}: provided port is not in the valid range. The range of valid ports is 30000-32767`;
  sayPort(call, placeOf(use), '--node-port', use.value, 'node-port', detail);
}
