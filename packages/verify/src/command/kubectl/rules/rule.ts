import type { ArgumentsReason } from '../../../codes/command-grammar.ts';
import { type Arg, isKnown } from '../../arg.ts';
import { type Call, has, placeOf, usageError, useOf, usesOf, wholeArg, wholeFlag } from '../../call.ts';
import { isImage, isQuantity } from '../names.ts';
import { checkTargets, sayArguments, type TargetRules, type Targets } from '../targets.ts';

/** A rule about one command. What it returns are the objects that the command prints. */
export type Rule = (call: Call) => Targets | undefined;

export const RESOURCE_OR_NAME = {
  reason: 'no-resource',
  said: 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>',
} as const;

export const say = (call: Call, reason: ArgumentsReason, said: string, arg?: Arg): undefined => {
  if (call.open && !arg) return undefined;
  sayArguments(call, arg ? wholeArg(arg) : call.head, reason, said, arg?.value ?? '');
  return undefined;
};

/** Two flags that exclude each other. */
export function together(call: Call, one: string, other: string, said: string): void {
  const second = useOf(call, other);
  if (!second || !has(call, one) || !has(call, other)) return;
  call.say(
    'command-flag-conflict',
    wholeFlag(second),
    { reason: 'together', one: `--${one}`, other: `--${other}` },
    { detail: `error: ${said}` },
  );
}

export function needs(call: Call, one: string, shown: string, said: string): void {
  const use = useOf(call, one);
  if (!use) return;
  call.say(
    'command-flag-conflict',
    wholeFlag(use),
    { reason: 'needs', one: `--${one}`, other: shown },
    { detail: `error: ${said}` },
  );
}

export const targets =
  (rules: TargetRules = {}): Rule =>
  (call) =>
    checkTargets(call, call.args, rules);

export const noArgs =
  (said: (call: Call, args: string) => string): Rule =>
  (call) => {
    const [extra] = call.args;
    if (extra && !extra.splits)
      say(call, 'too-many', said(call, call.args.map(({ value }) => value).join(' ')), extra);
    return undefined;
  };

export const atMostOne =
  (said: (call: Call) => string): Rule =>
  (call) => {
    const [, extra] = call.args;
    if (extra && !call.open) say(call, 'too-many', said(call), extra);
    return undefined;
  };

/** Commands of `config` that take so many arguments, no more and no fewer. */
export const exactly =
  (count: number, said = 'Unexpected'): Rule =>
  (call) => {
    const extra = call.args[count];
    if (call.open || call.args.length === count) return undefined;
    const given = call.args.map(({ value }) => value).join(' ');
    return say(call, extra ? 'too-many' : 'too-few', `error: ${said} args: [${given}]`, extra);
  };

export const fileArgs: Rule = (call) => {
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

export function checkJson(call: Call, flag: string): void {
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

export function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'invalid JSON';
  }
}

export function checkImage(call: Call, said: (image: string) => string | undefined): void {
  for (const use of usesOf(call, 'image')) {
    const { value } = use;
    if (!isKnown(value) || value === '' || isImage(value)) continue;
    const detail = said(value);
    // Without the server's words it is advice: only a kubelet will stumble over the name.
    const rest = detail === undefined ? ({ layer: 'guide' } as const) : { detail };
    call.say('command-image', placeOf(use), { image: value }, rest);
  }
}

/** `cpu=200m,memory=512Mi`. */
export function checkQuantities(call: Call, name: string, said: string): void {
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
