import type { Resource } from '../../api.ts';
import { Failure } from '../errors.ts';

/** `apps/v1`, or `v1` in the core group. */
export function groupVersion(resource: Pick<Resource, 'group' | 'version'>): string {
  return resource.group ? `${resource.group}/${resource.version}` : resource.version;
}

/** `deployment.apps`, or `pod` in the core group: how kubectl names the kind of an object that it did something to. */
export function kindName(resource: Pick<Resource, 'group' | 'kind'>): string {
  const kind = resource.kind.toLowerCase();
  return resource.group ? `${kind}.${resource.group}` : kind;
}

/** `pods`, or `deployments.apps`. */
export function qualified(resource: Pick<Resource, 'group' | 'plural'>): string {
  return resource.group ? `${resource.plural}.${resource.group}` : resource.plural;
}

interface Wanted {
  readonly name: string;
  readonly group?: string;
  readonly version?: string;
}

/** `NAME`, `NAME.GROUP`, `NAME.VERSION.GROUP`: client-go's `ParseResourceArg`. */
function readings(argument: string): readonly Wanted[] {
  const parts = argument.split('.');
  const [name = '', second, ...rest] = parts;
  const plain: Wanted = parts.length > 1 ? { name, group: parts.slice(1).join('.') } : { name };
  if (second === undefined || rest.length === 0) return [plain];
  return [{ name, version: second, group: rest.join('.') }, plain];
}

function fits(resource: Resource, wanted: Wanted, exactGroup: boolean): boolean {
  if (wanted.version !== undefined && wanted.version !== '' && resource.version !== wanted.version)
    return false;
  if (wanted.group === undefined) return true;
  return exactGroup ? resource.group === wanted.group : resource.group.startsWith(wanted.group);
}

function named(resources: readonly Resource[], wanted: Wanted): Resource | undefined {
  const name = wanted.name.toLowerCase();
  const candidates = resources.filter((item) => item.plural === name || item.singular === name);
  const shorts = resources.filter((item) => item.shortNames.includes(wanted.name.toLowerCase()));
  for (const list of [candidates, shorts]) {
    const found =
      list.find((item) => fits(item, wanted, true)) ??
      (wanted.group ? list.find((item) => fits(item, wanted, false)) : undefined);
    if (found) return found;
  }
  return undefined;
}

/**
 * The resource that a word on the command line means: plural, singular, short name or kind, with or without its group
 * and version.
 *
 * @throws {Failure} as kubectl's resource builder.
 */
export function resourceFor(resources: readonly Resource[], argument: string): Resource {
  for (const wanted of readings(argument)) {
    const found = named(resources, wanted);
    if (found) return found;
  }
  const [name = '', ...group] = argument.split('.');
  const where = group.length > 0 ? ` in group ${JSON.stringify(group.join('.'))}` : '';
  throw new Failure(`the server doesn't have a resource type ${JSON.stringify(name)}${where}`);
}

/** The resource of an object's `apiVersion` and `kind`, or undefined. */
export function resourceOfKind(
  resources: readonly Resource[],
  apiVersion: string,
  kind: string,
): Resource | undefined {
  return resources.find((item) => item.kind === kind && groupVersion(item) === apiVersion);
}

/** The resources of a category such as `all`, in the order in which kubectl asks for them. */
export function category(resources: readonly Resource[], name: string): readonly Resource[] {
  return resources.filter((item) => item.categories.includes(name));
}
