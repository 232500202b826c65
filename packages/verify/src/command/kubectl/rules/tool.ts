import { type Call, has, usageError, wholeArg } from '../../call.ts';
import { atMostOne, exactly, noArgs, type Rule, say } from './rule.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

const COMPLETION: Rule = (call) => {
  const [shell, extra] = call.args;
  if (call.open) return undefined;
  if (!shell) return say(call, 'too-few', usageError(call, 'Shell not specified.'));
  if (extra)
    return say(
      call,
      'too-many',
      usageError(call, 'Too many arguments. Expected only the shell type.'),
      extra,
    );
  if (SHELLS.includes(shell.value)) return undefined;
  call.say(
    'command-flag-value',
    wholeArg(shell),
    { flag: call.node.path, value: shell.value, allowed: SHELLS, write: '' },
    {
      detail: usageError(call, `Unsupported shell type "${shell.value}".`),
    },
  );
  return undefined;
};

const CAN_I: Rule = (call) => {
  const [, type, ...more] = call.args;
  if (call.open) return undefined;
  const [first] = call.args;
  if (has(call, 'list'))
    return first && say(call, 'too-many', 'error: list option must be specified with no arguments', first);
  if (!type || more.length > 1)
    return say(
      call,
      'too-few',
      `error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.`,
    );
  return undefined;
};

const csrs: Rule = (call) => {
  if (call.args.length > 0 || has(call, 'filename')) return undefined;
  return say(call, 'no-resource', 'error: one or more CSRs must be specified as <name> or -f <filename>');
};

/** Commands about kubectl itself, its configuration and the reader's rights. */
export const TOOL_RULES: Readonly<Record<string, Rule>> = {
  completion: COMPLETION,
  'auth can-i': CAN_I,
  'api-resources': noArgs((call, args) => usageError(call, `unexpected arguments: [${args}]`)),
  'api-versions': noArgs((call, args) => usageError(call, `unexpected arguments: [${args}]`)),
  'config view': noArgs((call, args) => usageError(call, `unexpected arguments: [${args}]`)),
  // With --client nobody looks at arguments.
  version: (call) => {
    const said = (_: Call, args: string): string => `error: extra arguments: [${args}]`;
    return has(call, 'client') ? undefined : noArgs(said)(call);
  },
  'config use-context': exactly(1),
  'config rename-context': exactly(2),
  'config set': exactly(2),
  'config unset': exactly(1),
  'config set-credentials': exactly(1, 'unexpected'),
  'config set-context': (call) => {
    const [name, extra] = call.args;
    if (!name && !has(call, 'current'))
      return say(call, 'no-context', 'error: you must specify a non-empty context name or --current');
    if (extra && !extra.splits) {
      const given = call.args.map(({ value }) => value).join(' ');
      return say(call, 'too-many', `error: Unexpected args: [${given}]`, extra);
    }
    if (name && has(call, 'current'))
      return say(call, 'both-contexts', 'error: you cannot specify both a context name and --current', name);
    return undefined;
  },
  kustomize: atMostOne(() => 'error: specify one path to kustomization.yaml'),
  'certificate approve': csrs,
  'certificate deny': csrs,
};
