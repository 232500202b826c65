import type { Definitions } from 'kubeconform-wasm';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { type Arg, isKnown, partOf, type Stretch } from './arg.ts';
import { type Call, knownValue, recorder, type Say, usageError, usageOf, wholeArg } from './call.ts';
import { findCommand } from './cobra/find.ts';
import { explainFlag } from './cobra/old-flags.ts';
import { type FlagProblem, parseFlags } from './cobra/parse.ts';
import { suggestCommands } from './cobra/suggest.ts';
import { type CommandNode, type Tool, treeOf } from './cobra/tree.ts';
import { type Invocation, invocationsOf } from './invocations.ts';
import { checkDemands } from './kubectl/demands.ts';
import { checkNamespace } from './kubectl/namespace.ts';
import { checkOutput } from './kubectl/output.ts';
import { RULES } from './kubectl/rules/index.ts';
import { checkSelectors } from './kubectl/selectors.ts';
import { checkLooseDashes } from './kubectl/targets.ts';
import { checkChoices, checkTypes } from './kubectl/values.ts';
import { MINIKUBE_RULES } from './minikube.ts';
import { type PlacedCommand, stretch } from './place.ts';

const isTool = (name: string): name is Tool => name === 'kubectl' || name === 'minikube';

function sayUnknownCommand(say: Say, node: CommandNode, arg: Arg, root: CommandNode, words?: string): void {
  const meant = suggestCommands(node, arg.value);
  const [first] = meant;
  const write = meant.length === 1 && first ? first : (nearest(arg.value, meant) ?? first ?? '');
  const list =
    meant.length > 0 ? `\n\nDid you mean this?\n${meant.map((each) => `\t${each}`).join('\n')}\n` : '';
  const said = `unknown command "${arg.value}" for "${node.path}"${list}`;
  const detail = words ?? (root.name === 'kubectl' ? `error: ${said}` : `Error: ${said}`);
  say(
    'command-unknown-command',
    wholeArg(arg),
    { tool: node.path, found: arg.value, write },
    { detail, write },
  );
}

/** No command is found: an unknown flag before it may have swallowed the command's name. */
function sayNoCommand(say: Say, root: CommandNode, args: readonly Arg[], word: Arg): void {
  const early = args.slice(0, args.indexOf(word)).find(({ value }) => value.startsWith('-'));
  const unknown = parseFlags(root, args).problems.find(
    ({ arg, kind }) => arg === early && kind !== 'no-value',
  );
  // With flags in front kubectl looks for no plugin, and says so.
  const said = early && `Error: flags cannot be placed before plugin name: ${early.value}`;
  if (unknown) sayProblem(say, root, unknown, said);
  else sayUnknownCommand(say, root, word, root, said);
}

/** A long flag with one dash (`-all-namespaces`): pflag reads its letters one by one. */
function oneDash(node: CommandNode, { value }: Arg): string | undefined {
  const [, name = ''] = /^-([a-z][a-z-]+)(?:=|$)/.exec(value) ?? [];
  return name.length > 2 && node.flags.some((flag) => flag.name === name) ? name : undefined;
}

function sayProblem(say: Say, node: CommandNode, problem: FlagProblem, words?: string): void {
  const { kind, arg, from, to, name, said } = problem;
  const detail = words ?? `error: ${said}\nSee '${node.path} --help' for usage.`;
  if (kind === 'no-value') {
    const flag = arg.value.startsWith('--') ? `--${name}` : `-${arg.value.slice(from, to)}`;
    say('command-missing-value', partOf(arg, from === 1 ? 0 : from, to), { flag }, { detail });
    return;
  }
  const long = kind === 'unknown-short' ? oneDash(node, arg) : undefined;
  if (long !== undefined) {
    const at = partOf(arg, 0, long.length + 1);
    const data = { command: node.path, flag: `-${long}`, write: `--${long}`, known: '', instead: '' };
    say('command-unknown-flag', at, data, { detail, write: `--${long}` });
    return;
  }
  const flag = kind === 'unknown-short' ? `-${name}` : `--${name}`;
  const { known, instead, write } = explainFlag(node, name, kind === 'unknown-short');
  const at = kind === 'unknown-short' && arg.value.length > 2 ? partOf(arg, from, to) : partOf(arg, 0, to);
  say('command-unknown-flag', at, { command: node.path, flag, write, known, instead }, { detail, write });
}

/** What stands where a program's arguments begin, for what is missing. */
const headOf = ({ name, args }: Invocation, node: CommandNode): Stretch => {
  const names = node.path.split(' ').length - 1;
  const last = args
    .filter(({ value }) => !value.startsWith('-'))
    .slice(0, names)
    .at(-1);
  return { start: name.start, end: Math.max(name.end, last?.end ?? 0) };
};

/** Commands that print their help and fail when none of those below them is named (`DefaultSubCommandRun`). */
const GROUPS = /^(?:rollout|set|top|auth|config|create secret|create service|kuberc|plugin)$/;

function checkGroup(call: Call): boolean {
  const [first] = call.args;
  const { node } = call;
  // What stands behind `--` is no command: the tool prints its help.
  if (!node.parent) return true;
  if (!first && !call.open && node.path.startsWith('kubectl ') && GROUPS.test(call.path)) {
    const data = { command: node.path, reason: 'needs-subcommand', found: '', use: usageOf(node) } as const;
    call.say('command-arguments', call.head, data);
    return true;
  }
  // Commands that do something themselves and have others below them read their arguments in their own way.
  const own = /^(?:create|apply|cluster-info|profile|service|completion)$/.test(call.path);
  if (node.children.length === 0 || own || !first || first.splits || !isKnown(first.value)) return false;
  const meant = suggestCommands(node, first.value);
  const write =
    nearest(
      first.value,
      node.children.flatMap(({ name, aliases }) => [name, ...aliases]),
    ) ??
    meant[0] ??
    '';
  const detail = usageError(call, `unknown command "${call.args.map(({ value }) => value).join(' ')}"`);
  call.say(
    'command-unknown-command',
    wholeArg(first),
    { tool: node.path, found: first.value, write },
    { detail, write },
  );
  return true;
}

function checkFlags(call: Call): void {
  const { node, uses, open, say } = call;
  for (const { flag, word } of uses) {
    if (flag.deprecated === '') continue;
    const detail = `Flag --${flag.name} has been deprecated, ${flag.deprecated}`;
    say('command-deprecated', wholeArg(word), { found: `--${flag.name}`, said: flag.deprecated }, { detail });
  }
  for (const arg of call.underscored) {
    const to = arg.value.indexOf('=') < 0 ? arg.value.length : arg.value.indexOf('=');
    const found = arg.value.slice(0, to);
    const write = found.replaceAll('_', '-');
    say('command-underscore', partOf(arg, 0, to), { found, write }, { write });
  }
  const missing = node.flags.filter(
    ({ name, required }) => required && !uses.some(({ flag }) => flag.name === name),
  );
  if (missing.length === 0 || open) return;
  const quoted = missing.map(({ name }) => `"${name}"`).join(', ');
  const data = { command: node.path, flags: missing.map(({ name }) => `--${name}`) };
  say('command-missing-flag', call.head, data, { detail: `error: required flag(s) ${quoted} not set` });
}

function checkCall(call: Call, tool: Tool): void {
  if (!checkTypes(call)) return;
  checkFlags(call);
  if (call.help || checkGroup(call)) return;
  if (tool === 'minikube') {
    MINIKUBE_RULES[call.path]?.(call);
    return;
  }
  checkChoices(call);
  checkDemands(call);
  checkNamespace(call);
  // A blank within a flag makes names of its parts: what follows from that is no finding of its own.
  if (
    /^(?:get|describe|delete|apply|scale|label|annotate|edit|rollout .*|expose|logs|top .*)$/.test(call.path)
  ) {
    if (checkLooseDashes(call, call.args)) return;
  }
  const targets = RULES[call.path]?.(call);
  checkSelectors(call, targets);
  if (call.node.flags.some(({ name }) => name === 'output')) checkOutput(call, targets);
}

function checkInvocation(invocation: Invocation, say: Say, definitions: Definitions | undefined): void {
  const { tool, args, name } = invocation;
  if (!isTool(tool)) return;
  const root = treeOf(tool);
  const { node, args: rest, plain } = findCommand(root, args);
  // `minikube kubectl -- get pods` is kubectl.
  if (tool === 'minikube' && node.name === 'kubectl') {
    const dash = rest.findIndex(({ value }) => value === '--');
    if (dash >= 0) checkInvocation({ tool: 'kubectl', name, args: rest.slice(dash + 1) }, say, definitions);
    return;
  }
  const [word] = plain;
  if (node === root && word) {
    if (isKnown(word.value) && !word.value.startsWith('__')) sayNoCommand(say, root, rest, word);
    return;
  }
  const single = rest
    .slice(0, rest.findIndex(({ value }) => value === '--') >>> 0)
    .find((arg) => oneDash(node, arg) !== undefined && !isValue(node, rest, arg));
  const parsed = parseFlags(node, rest);
  if (single && parsed.problems.every(({ arg }) => arg !== single)) {
    const long = oneDash(node, single) ?? '';
    const data = { command: node.path, flag: `-${long}`, write: `--${long}`, known: '', instead: '' };
    say('command-unknown-flag', partOf(single, 0, long.length + 1), data, { write: `--${long}` });
    return;
  }
  for (const problem of parsed.problems) sayProblem(say, node, problem);
  if (parsed.problems.length > 0) return;
  const path = node.path.split(' ').slice(1).join(' ');
  const call = { ...parsed, node, path, head: headOf(invocation, node), say, definitions };
  checkCall({ ...call, say: heedingDryRun(call) }, tool);
}

/** The server's words on a value. */
const SERVER = /(?:Invalid|Unsupported) value: |: Required value|^Error from server/;
/** Those of its allocators, which a dry run leaves out. */
const ALLOCATOR = /provided port is not in the valid range/;

/** With a dry run, what the server would say of the object is not said: it is only advice. */
function heedingDryRun(call: Call): Say {
  const unheard = { client: SERVER, server: ALLOCATOR }[knownValue(call, 'dry-run') ?? ''];
  if (!unheard) return call.say;
  return (code, at, data, { detail, ...remark } = {}) =>
    detail !== undefined && unheard.test(detail)
      ? call.say(code, at, data, { ...remark, layer: 'guide' })
      : call.say(code, at, data, { ...remark, ...(detail !== undefined && { detail }) });
}

/** Whether an argument is the value of the flag before it, by position alone. */
function isValue(node: CommandNode, args: readonly Arg[], arg: Arg): boolean {
  return parseFlags(node, args).uses.some(({ holder, word }) => holder?.arg === arg && word !== arg);
}

/**
 * Checks every call of kubectl and minikube in a command against their own grammar: commands, flags, values, arguments,
 * types of resources, selectors, output expressions.
 *
 * @param definitions the schemas of the API's objects, for the fields that expressions name.
 */
export function checkGrammar(command: PlacedCommand, definitions?: Definitions): Diagnostic[] {
  const { say, found } = recorder(({ start, end }) => stretch(command, start, end));
  for (const invocation of invocationsOf(command.text)) checkInvocation(invocation, say, definitions);
  return found;
}
