import type { ArgumentsReason } from '../../codes/command-grammar.ts';
import { type Arg, isKnown, partOf, type Stretch } from '../arg.ts';
import { type Call, has, usageOf, useOf, wholeArg } from '../call.ts';
import { isPathName, subdomainFault } from './names.ts';
import {
  allResources,
  isCategory,
  nearestResource,
  type Resource,
  resourceOf,
  unknownResource,
} from './resources.ts';

/** The objects that a command is about. */
export interface Targets {
  /** Their types, when all are known. */
  readonly types: readonly Resource[];
  /** kubectl prints them as a list: not exactly one was named. */
  readonly asList: boolean;
}

/** How a command reads types and names (k8s.io/cli-runtime, `Builder.ResourceTypeOrNameArgs`). */
export interface TargetRules {
  /** A type alone means all objects of it. */
  readonly alone?: boolean;
  /** Names are looked up: a name that no object can have is a mistake. */
  readonly lookup?: boolean;
  /** `--all` may stand beside names, which win. */
  readonly allBeside?: boolean;
  /** `--selector` is no query: it says nothing of the objects. */
  readonly freeSelector?: boolean;
  /** kubectl's words where more than one type is given with a name; without them it takes several. */
  readonly oneType?: string;
  /** kubectl's words when there is nothing at all. */
  readonly nothing?: { readonly reason: ArgumentsReason; readonly said: string };
}

const NOTHING = `error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/** Says what is wrong with the arguments of a call. */
export function sayArguments(
  call: Call,
  at: Stretch,
  reason: ArgumentsReason,
  detail: string,
  found = '',
): void {
  const { node } = call;
  call.say('command-arguments', at, { command: node.path, reason, found, use: usageOf(node) }, { detail });
}

/** The type that a part of an argument names; says so when no server has it. */
export function checkType(call: Call, arg: Arg, from: number, word: string): Resource | undefined {
  if (!isKnown(word)) return undefined;
  const found = resourceOf(word);
  if (found) return found;
  const at = partOf(arg, from, from + word.length);
  if (word === '') {
    sayArguments(call, at, 'bad-pair', unknownResource(word), word);
    return undefined;
  }
  const write = nearestResource(word);
  const group = word.split('.').slice(1).join('.');
  call.say(
    'command-unknown-resource',
    at,
    { found: word, write, group },
    { detail: unknownResource(word), write },
  );
  return undefined;
}

/** Kinds whose names are DNS subdomains, in the groups that have no others. */
const PLAIN_GROUPS = new Set([
  '',
  'apps',
  'batch',
  'networking.k8s.io',
  'discovery.k8s.io',
  'autoscaling',
  'policy',
]);

function checkName(call: Call, type: Resource | undefined, at: Stretch, name: string): void {
  if (!type || !isKnown(name) || !PLAIN_GROUPS.has(type.group) || has(call, 'ignore-not-found')) return;
  if (subdomainFault(name) === undefined || !isPathName(name) || !/^[A-Za-z0-9._-]+$/.test(name)) return;
  const group = type.group === '' ? '' : `.${type.group}`;
  const detail = `Error from server (NotFound): ${type.name}${group} "${name}" not found`;
  call.say('command-name', at, { name, what: 'name' }, { detail, write: lowered(name) });
}

/** The name in small letters, when that is all it lacks. */
const lowered = (name: string): string =>
  subdomainFault(name.toLowerCase()) === undefined ? name.toLowerCase() : '';

const DASHES = /^[-\u2010-\u2015\u2212]$/u;

/** `- n default`, `-- all-namespaces`: a blank within a flag. Returns whether there is one. */
export function checkLooseDashes(call: Call, args: readonly Arg[]): boolean {
  const { node, dash } = call;
  const known = (word: string): string | undefined => {
    const [name = ''] = word.split('=');
    if (name.length === 1)
      return node.flags.some(({ shorthand }) => shorthand === name) ? `-${word}` : undefined;
    return node.flags.some((flag) => flag.name === name) ? `--${word}` : undefined;
  };
  let found = false;
  for (const [index, arg] of args.entries()) {
    const after = args[index + 1];
    if (index === dash && !DASHES.test(arg.value)) {
      const write = known(arg.value);
      if (write === undefined || write.startsWith('--') === false) continue;
      const start = call.separator ?? arg.start;
      call.say('command-loose-dash', { start, end: arg.end }, { found: `-- ${arg.value}`, write }, { write });
      found = true;
    } else if (DASHES.test(arg.value) && after) {
      const write = known(after.value.replace(/^[-\u2010-\u2015]/u, ''));
      if (write === undefined) continue;
      const at = { start: arg.start, end: after.end };
      call.say('command-loose-dash', at, { found: `${arg.value} ${after.value}`, write }, { write });
      found = true;
    }
  }
  return found;
}

/** Words that everybody reads as a type of resource. */
function isTypeWord(word: string): boolean {
  return allResources().some(
    ({ name, singular, short }) => name === word || singular === word || short.includes(word),
  );
}

function pairsOf(call: Call, args: readonly Arg[], rules: TargetRules): readonly (Resource | undefined)[] {
  return args.flatMap((arg) => {
    const [type = '', name = '', ...more] = arg.value.split('/');
    const detailed = (reason: ArgumentsReason, said: string): undefined[] => {
      sayArguments(call, wholeArg(arg), reason, `error: ${said}`, arg.value);
      return [undefined];
    };
    if (more.length > 0)
      return detailed('many-slashes', 'arguments in resource/name form may not have more than one slash');
    if (type === '' || name === '' || new Set(type.split(',')).size !== 1)
      return detailed('bad-pair', 'arguments in resource/name form must have a single resource and name');
    const found = checkType(call, arg, 0, type);
    if (rules.lookup) checkName(call, found, partOf(arg, type.length + 1), name);
    return [found];
  });
}

function typesOf(call: Call, arg: Arg): (Resource | undefined)[] {
  let from = 0;
  return [...arg.value.split(',')].flatMap((word) => {
    const at = from;
    from += word.length + 1;
    if (isCategory(word)) return allResources().filter(({ categories }) => categories.includes(word));
    return [checkType(call, arg, at, word)];
  });
}

const targetsOf = (types: readonly (Resource | undefined)[], asList: boolean): Targets => {
  const known = types.filter((type) => type !== undefined);
  const complete = known.length === types.length;
  return { types: complete ? [...new Set(known)] : [], asList };
};

/** Checks the types and names among a command's arguments, as kubectl's resource builder reads them. */
export function checkTargets(call: Call, args: readonly Arg[], rules: TargetRules = {}): Targets | undefined {
  const files = has(call, 'filename') || has(call, 'kustomize');
  const queried = !rules.freeSelector && has(call, 'selector');
  const selected = queried || has(call, 'field-selector') || has(call, 'all');
  const [first, ...rest] = args;
  if (!first) {
    if (files || call.open) return undefined;
    if (selected && !rules.nothing) {
      sayArguments(
        call,
        call.head,
        'no-type',
        'error: at least one resource must be specified to use a selector',
      );
    } else
      sayArguments(call, call.head, rules.nothing?.reason ?? 'no-resource', rules.nothing?.said ?? NOTHING);
    return undefined;
  }
  if (args.some(({ splits }) => splits)) {
    // What an expansion may bring is nobody's mistake; a type that stands there is still one.
    if (!first.splits && isKnown(first.value) && !first.value.includes('/')) typesOf(call, first);
    return undefined;
  }
  if (files) {
    const said =
      'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well';
    sayArguments(call, wholeArg(first), 'file-and-name', said, first.value);
    return undefined;
  }
  const slashes = args.filter(({ value }) => value.includes('/'));
  const bulk = first.value.split(',');
  if (slashes.length === 0 && rest.length > 0 && new Set(bulk).size > 1) {
    if (bulk.includes('')) {
      const said = 'error: arguments in resource/name form must have a single resource and name';
      sayArguments(
        call,
        { start: first.start, end: rest[0]?.end ?? first.end },
        'bad-pair',
        said,
        first.value,
      );
      return undefined;
    }
    const many = targetsOf(typesOf(call, first), true);
    if (rules.oneType !== undefined)
      sayArguments(call, wholeArg(first), 'many-types', rules.oneType, first.value);
    return many;
  }
  if (slashes.length > 0 && slashes.length < args.length) {
    // A variable may hold a whole `type/name`.
    if (args.some((arg) => !arg.value.includes('/') && !isKnown(arg.value))) return undefined;
    const said =
      "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";
    const odd = args.find(({ value }) => !value.includes('/')) ?? first;
    sayArguments(call, wholeArg(odd), 'mixed-forms', said, odd.value);
    return undefined;
  }
  if (slashes.length > 0) {
    const types = pairsOf(call, args, rules);
    if (selected) {
      const said = 'error: selectors and the all flag cannot be used when passing resource/name arguments';
      sayArguments(call, wholeArg(first), has(call, 'all') ? 'name-with-all' : 'name-with-selector', said);
    } else if (has(call, 'all-namespaces') && types.some((type) => type?.namespaced)) {
      sayArguments(
        call,
        wholeArg(first),
        'name-in-all-namespaces',
        'error: a resource cannot be retrieved by name across all namespaces',
      );
    }
    return targetsOf(types, args.length > 1);
  }
  const types = typesOf(call, first);
  const [name] = rest;
  if (!name) {
    if (!selected && !rules.alone && types.every((type) => type !== undefined)) {
      const said = 'error: resource(s) were provided, but no name was specified';
      sayArguments(call, wholeArg(first), 'no-name', said, first.value);
    }
    return targetsOf(types, true);
  }
  return checkNames(call, first, rest, types, rules);
}

function checkNames(
  call: Call,
  first: Arg,
  names: readonly Arg[],
  types: readonly (Resource | undefined)[],
  rules: TargetRules,
): Targets {
  const [name = first] = names;
  const say = (reason: ArgumentsReason, said: string): void =>
    sayArguments(call, wholeArg(name), reason, `error: ${said}`, name.value);
  const query = rules.freeSelector ? undefined : useOf(call, 'selector');
  const selected = query ?? useOf(call, 'field-selector');
  if (selected || (has(call, 'all') && !rules.allBeside)) {
    say(
      has(call, 'all') ? 'name-with-all' : 'name-with-selector',
      'name cannot be provided when a selector is specified',
    );
  } else if (types.length > 1) say('many-types', 'you must specify only one resource');
  else if (has(call, 'all-namespaces') && types[0]?.namespaced)
    say('name-in-all-namespaces', 'a resource cannot be retrieved by name across all namespaces');
  else if (rules.lookup) {
    for (const each of names) {
      if (isTypeWord(each.value) && types[0]) {
        const write = `${first.value},${each.value}`;
        const data = { found: each.value, first: first.value, write };
        call.say('command-type-as-name', wholeArg(each), data, {
          detail: `Error from server (NotFound): ${types[0].name}${types[0].group === '' ? '' : `.${types[0].group}`} "${each.value}" not found`,
        });
      } else checkName(call, types[0], wholeArg(each), each.value);
    }
  }
  return targetsOf(types, names.length > 1);
}
