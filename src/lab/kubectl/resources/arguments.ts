import type { Resource } from '../../api.ts';
import { Failure } from '../errors.ts';
import { category, qualified } from './mapper.ts';

/** `TYPE/NAME` taken apart. */
export interface Tuple {
  readonly type: string;
  readonly name: string;
}

/** What arguments say: `TYPE/NAME…`, or types and names. */
export interface Arguments {
  readonly tuples: readonly Tuple[];
  readonly types: readonly string[];
  readonly names: readonly string[];
}

/** Words between commas, each once. */
export function splitTypes(argument: string): readonly string[] {
  return [...new Set(argument.split(','))];
}

/** @throws {Failure} for more than one slash, or a side that is empty or a list. */
export function splitTuple(argument: string): Tuple | undefined {
  if (!argument.includes('/')) return undefined;
  const parts = argument.split('/');
  if (parts.length !== 2) {
    throw new Failure('arguments in resource/name form may not have more than one slash');
  }
  const [type = '', name = ''] = parts;
  if (type === '' || name === '' || splitTypes(type).length !== 1) {
    throw new Failure('arguments in resource/name form must have a single resource and name');
  }
  return { type, name };
}

/** `a,b x` means `a/x b/x`. */
function spread(args: readonly string[]): readonly string[] {
  const [first = '', ...names] = args;
  const types = splitTypes(first);
  if (args.length < 2 || types.length < 2) return args;
  return types.flatMap((type) => names.map((name) => `${type}/${name}`));
}

/** Whether the arguments are all `TYPE/NAME`. @throws {Failure} when only some are. */
function areTuples(args: readonly string[]): boolean {
  const slashes = args.filter((argument) => argument.includes('/')).length;
  if (slashes > 0 && slashes !== args.length) {
    throw new Failure(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  }
  return slashes > 0;
}

/** Puts the resources of a category in its place. */
function withoutAliases(argument: string, resources: readonly Resource[]): string {
  return argument
    .split(',')
    .map((word) => {
      const members = category(resources, word);
      return members.length === 0 ? word : members.map(qualified).join(',');
    })
    .join(',');
}

/** cli-runtime's `ResourceTypeOrNameArgs`. @throws {Failure} */
export function readArguments(args: readonly string[], resources: readonly Resource[]): Arguments {
  const words = spread(args);
  if (areTuples(words)) {
    return { tuples: words.flatMap((word) => splitTuple(word) ?? []), types: [], names: [] };
  }
  const [first, ...names] = words;
  if (first === undefined) return { tuples: [], types: [], names: [] };
  return { tuples: [], types: splitTypes(withoutAliases(first, resources)), names };
}

/** Whether the arguments name objects, not only types. @throws {Failure} */
export function hasNames(args: readonly string[]): boolean {
  const words = spread(args);
  return areTuples(words) || words.length > 1;
}
