import type { Resource } from '../../api.ts';
import { Failure } from '../errors.ts';
import { alignTabs } from '../format/tabwriter.ts';
import { TABLE_TABS } from '../printers/index.ts';
import { groupVersion, qualified } from '../resources/mapper.ts';
import { type Command, type Run, usageError } from '../run.ts';

function wanted(run: Run, resource: Resource): boolean {
  const { flags } = run;
  if (flags.changed('api-group') && flags.text('api-group') !== resource.group) return false;
  if (flags.changed('namespaced') && flags.bool('namespaced') !== resource.namespaced) return false;
  return (
    flags.list('verbs').every((verb) => resource.verbs.includes(verb)) &&
    flags.list('categories').every((category) => resource.categories.includes(category))
  );
}

const text = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** `kubectl api-resources` */
export const apiResources: Command = async (run) => {
  const { flags, args } = run;
  if (args.length > 0) throw usageError(run, `unexpected arguments: [${args.join(' ')}]`);
  const sortBy = flags.text('sort-by');
  if (sortBy !== '' && sortBy !== 'name' && sortBy !== 'kind') {
    throw new Failure('--sort-by accepts only name or kind');
  }
  const output = flags.text('output');
  if (!['', 'wide', 'name'].includes(output)) {
    throw new Failure(
      `unable to match a printer suitable for the output format ${JSON.stringify(output)}, allowed formats are: json,kyaml,name,wide,yaml`,
    );
  }
  const api = await run.connect();
  const key = (resource: Resource) => {
    if (sortBy === 'name') return resource.plural;
    return sortBy === 'kind' ? resource.kind : resource.group;
  };
  const list = api.resources
    .filter((resource) => wanted(run, resource))
    .sort((left, right) => text(key(left), key(right)) || text(left.plural, right.plural));
  if (output === 'name') {
    run.out(list.map((resource) => `${qualified(resource)}\n`).join(''));
    return;
  }
  const wide = output === 'wide';
  const rows = list.map((resource) => [
    resource.plural,
    resource.shortNames.join(','),
    groupVersion(resource),
    String(resource.namespaced),
    resource.kind,
    ...(wide ? [resource.verbs.join(','), resource.categories.join(',')] : []),
  ]);
  const headings = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'];
  if (wide) headings.push('VERBS', 'CATEGORIES');
  const lines = flags.bool('no-headers') ? rows : [headings, ...rows];
  if (lines.length > 0)
    run.out(alignTabs(`${lines.map((line) => line.join('\t')).join('\n')}\n`, TABLE_TABS));
};

/** Versions of groups that are served besides the one that is preferred. */
const MORE = ['autoscaling/v1'];

/** `kubectl api-versions` */
export const apiVersions: Command = async (run) => {
  if (run.args.length > 0) throw usageError(run, `unexpected arguments: [${run.args.join(' ')}]`);
  const api = await run.connect();
  const versions = new Set([...api.resources.map(groupVersion), ...MORE]);
  run.out(
    [...versions]
      .sort()
      .map((version) => `${version}\n`)
      .join(''),
  );
};
