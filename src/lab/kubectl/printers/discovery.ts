import type { Resource } from '../../api.ts';
import { byBytes } from '../format/labels.ts';
import { alignTabs } from '../format/tabwriter.ts';
import { TABLE_TABS } from './print.ts';

/** What limits and shapes `kubectl api-resources`. */
export interface ApiResourcesOptions {
  readonly apiGroup?: string;
  readonly namespaced?: boolean;
  readonly verbs?: readonly string[];
  readonly categories?: readonly string[];
  readonly sortBy?: 'name' | 'kind';
  readonly output?: 'wide' | 'name';
  readonly noHeaders?: boolean;
}

/** `kubectl api-resources` as text. */
export function printApiResources(resources: readonly Resource[], options: ApiResourcesOptions = {}): string {
  const { apiGroup, namespaced, verbs = [], categories = [] } = options;
  const shown = resources
    .filter(
      (resource) =>
        (apiGroup === undefined || resource.group === apiGroup) &&
        (namespaced === undefined || resource.namespaced === namespaced) &&
        verbs.every((verb) => resource.verbs.includes(verb)) &&
        categories.every((category) => resource.categories.includes(category)),
    )
    .sort(
      (left, right) =>
        byBytes(sortKey(left, options), sortKey(right, options)) || byBytes(left.plural, right.plural),
    );
  if (options.output === 'name') {
    return shown.map(({ plural, group }) => `${group ? `${plural}.${group}` : plural}\n`).join('');
  }
  const wide = options.output === 'wide';
  const rows = shown.map((resource) => [
    resource.plural,
    resource.shortNames.join(','),
    apiVersionOf(resource),
    String(resource.namespaced),
    resource.kind,
    ...(wide ? [resource.verbs.join(','), resource.categories.join(',')] : []),
  ]);
  const head = [
    'NAME',
    'SHORTNAMES',
    'APIVERSION',
    'NAMESPACED',
    'KIND',
    ...(wide ? ['VERBS', 'CATEGORIES'] : []),
  ];
  const lines = options.noHeaders ? rows : [head, ...rows];
  return alignTabs(lines.map((line) => `${line.join('\t')}\n`).join(''), TABLE_TABS);
}

function sortKey({ plural, kind, group }: Resource, { sortBy }: ApiResourcesOptions): string {
  if (sortBy === 'name') return plural;
  return sortBy === 'kind' ? kind : group;
}

function apiVersionOf({ group, version }: Resource): string {
  return group ? `${group}/${version}` : version;
}

/** `kubectl api-versions` as text. Versions without a preferred resource are served all the same. */
export function printApiVersions(
  resources: readonly Resource[],
  others: readonly string[] = ['autoscaling/v1'],
): string {
  const versions = new Set([...resources.map(apiVersionOf), ...others]);
  return [...versions]
    .sort(byBytes)
    .map((version) => `${version}\n`)
    .join('');
}
