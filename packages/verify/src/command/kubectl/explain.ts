import { isKnown, partOf } from '../arg.ts';
import { type Call, wholeArg } from '../call.ts';
import { missingFields, rootOf } from './fields.ts';
import type { Step } from './jsonpath.ts';
import { nearestResource, type Resource, resourceOf, unknownResource } from './resources.ts';
import { sayArguments } from './targets.ts';

/** The type at the start of `TYPE[.GROUP][.FIELD…]`, and the length of what names it. */
function typeOf(text: string): { readonly type: Resource; readonly length: number } | undefined {
  const [name = ''] = text.split('.');
  const plain = resourceOf(name);
  for (const group of plain ? [plain.group, `${plain.version}.${plain.group}`] : []) {
    const whole = `${name}.${group}`;
    if (group !== '' && (text === whole || text.startsWith(`${whole}.`)) && plain)
      return { type: plain, length: whole.length };
  }
  if (plain) return { type: plain, length: name.length };
  const full = resourceOf(text);
  return full && { type: full, length: text.length };
}

/** `a.b.c` as steps that go through lists without an index, as explain does. */
function stepsOf(path: string, offset: number): Step[] {
  let from = offset;
  return path.split('.').flatMap((name): Step[] => {
    const at = from;
    from += name.length + 1;
    return [{ kind: 'field', name, from: at, to: at + name.length }];
  });
}

/** Checks the argument of `kubectl explain`: a type and the path of one of its fields. */
export function checkExplain(call: Call): void {
  const [arg, extra] = call.args;
  if (!arg) {
    const said =
      'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.';
    call.open ? undefined : sayArguments(call, call.head, 'no-type', said);
    return;
  }
  if (extra && !call.open) {
    sayArguments(
      call,
      wholeArg(extra),
      'too-many',
      'error: We accept only this format: explain RESOURCE',
      extra.value,
    );
    return;
  }
  if (!isKnown(arg.value)) return;
  const text = arg.value.replace(/\.$/, '');
  const found = typeOf(text);
  // A path has neither a dot at its start nor indexes.
  const broken = /^\.|\[/.test(text)
    ? 'error: invalid jsonpath syntax, first node must be field node'
    : undefined;
  if (!found) {
    const [name = ''] = text.split('.');
    const write = nearestResource(name);
    const detail = broken ?? unknownResource(name).replace(/^error: /, '');
    call.say(
      'command-unknown-resource',
      partOf(arg, 0, name.length),
      { found: name, write, group: '' },
      { detail, write },
    );
    return;
  }
  if (!call.definitions || text.length <= found.length) return;
  const steps = stepsOf(text.slice(found.length + 1), found.length + 1);
  const root = rootOf(call.definitions, [found.type], false);
  const through = steps.flatMap((step): Step[] => [step, { kind: 'index' }]);
  for (const { field, path, write, from, to } of missingFields(root, [{ steps: through }], true)) {
    const data = { field, path: path.replaceAll('[]', ''), kind: found.type.kind, write };
    call.say('command-explain-field', partOf(arg, from, to), data, {
      detail: broken ?? `error: field "${field}" does not exist`,
      write,
    });
  }
}
