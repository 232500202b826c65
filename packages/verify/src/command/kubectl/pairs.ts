import { type Arg, isKnown, partOf } from '../arg.ts';
import { type Call, has, useOf, wholeArg } from '../call.ts';
import { isImage, keyFault, labelValueFault } from './names.ts';
import { sayArguments } from './targets.ts';

/** Arguments that name objects, and those that say what to change. */
export interface Split {
  readonly resources: readonly Arg[];
  readonly pairs: readonly Arg[];
}

const isPair = ({ value }: Arg): boolean =>
  (value.includes('=') && !value.startsWith('=')) || (value.endsWith('-') && value !== '-');

/**
 * Splits arguments as k8s.io/kubectl's `GetResourcesAndPairs` does; undefined when a resource stands after a change.
 *
 * @param what the kind of change in kubectl's words: `label`, `annotation`, `image`.
 */
export function splitPairs(call: Call, args: readonly Arg[], what: string): Split | undefined {
  const at = args.findIndex(isPair);
  if (at < 0) return { resources: args, pairs: [] };
  const pairs = args.slice(at);
  const late = pairs.find((arg) => !isPair(arg) && isKnown(arg.value));
  if (late) {
    const said = `error: all resources must be specified before ${what} changes: ${late.value}`;
    sayArguments(call, wholeArg(late), 'change-before-name', said, late.value);
    return undefined;
  }
  return { resources: args.slice(0, at), pairs };
}

/** Checks `key=value` and `key-` of `kubectl label`. */
export function checkLabels(call: Call, pairs: readonly Arg[]): void {
  const set = new Set<string>();
  for (const arg of pairs) {
    const { value } = arg;
    if (!isKnown(value)) continue;
    const parts = value.split('=');
    const [key = '', content = ''] = parts;
    if (parts.length > 2) {
      const detail = `error: invalid label spec: ${value}`;
      call.say('command-label', wholeArg(arg), { label: value, what: '꼴' }, { detail });
      continue;
    }
    const fault = parts.length === 2 ? labelValueFault(content) : undefined;
    if (fault !== undefined) {
      const detail = `error: invalid label value: "${value}": ${fault}`;
      call.say('command-label', partOf(arg, key.length + 1), { label: value, what: '값' }, { detail });
    }
    checkKey(call, arg, parts.length === 2 ? key : value.slice(0, -1), 'metadata.labels');
    if (parts.length === 2) set.add(key);
    else if (set.has(value.slice(0, -1)))
      call.say(
        'command-flag-conflict',
        wholeArg(arg),
        { reason: 'together', one: `${value.slice(0, -1)}=`, other: value },
        { detail: 'error: can not both modify and remove a label in the same command' },
      );
  }
}

function checkKey(call: Call, arg: Arg, key: string, field: string): void {
  const fault = keyFault(key);
  if (fault === undefined) return;
  const detail = `${field}: Invalid value: "${key}": ${fault}`;
  call.say('command-label', partOf(arg, 0, key.length), { label: arg.value, what: '키' }, { detail });
}

/** Checks the keys of `kubectl annotate`; values may be anything. */
export function checkAnnotations(call: Call, pairs: readonly Arg[]): void {
  for (const arg of pairs) {
    const equals = arg.value.indexOf('=');
    const key = equals < 0 ? arg.value.slice(0, -1) : arg.value.slice(0, equals);
    if (isKnown(key)) checkKey(call, arg, key, 'metadata.annotations');
  }
}

/** Checks `container=image` of `kubectl set image`. */
export function checkImages(call: Call, pairs: readonly Arg[]): void {
  for (const arg of pairs) {
    const equals = arg.value.indexOf('=');
    const image = arg.value.slice(equals + 1);
    if (equals < 0) {
      const detail = `error: invalid image format: ${arg.value}`;
      sayArguments(call, wholeArg(arg), 'no-change', detail, '컨테이너=이미지가');
    } else if (isKnown(image) && !isImage(image)) {
      // The server takes any text: only a kubelet will stumble over it.
      call.say('command-image', partOf(arg, equals + 1), { image }, { layer: 'guide' });
    }
  }
}

/** What a command changes must be there at least once, unless it lists. */
export function requireChange(call: Call, split: Split, what: string, said: string): void {
  const { pairs, resources } = split;
  if (pairs.length > 0 || has(call, 'list') || call.open || resources.some(({ value }) => !isKnown(value)))
    return;
  const last = resources.at(-1);
  if (!last && !useOf(call, 'filename')) return;
  sayArguments(call, last ? wholeArg(last) : call.head, 'no-change', said, what);
}
