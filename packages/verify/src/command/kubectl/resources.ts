import { nearest } from '../../nearest.ts';
import { resources } from '../data/resources.ts';

/** A type of resource as an API server serves it. */
export interface Resource {
  readonly name: string;
  readonly singular: string;
  readonly short: readonly string[];
  readonly kind: string;
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly namespaced: boolean;
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
}

let unpacked: readonly Resource[] | undefined;

const list = (text: string): string[] => (text === '' ? [] : text.split(','));

/** All types that a server serves by default, in the order in which a name is looked up. */
export function allResources(): readonly Resource[] {
  unpacked ??= resources
    .trim()
    .split('\n')
    .map((line): Resource => {
      const [
        name = '',
        singular = '',
        short = '',
        kind = '',
        apiVersion = '',
        scope,
        categories = '',
        verbs = '',
      ] = line.split(' ');
      const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
      return {
        name,
        singular,
        short: list(short),
        kind,
        apiVersion,
        group,
        version,
        namespaced: scope === 'n',
        categories: list(categories),
        verbs: list(verbs),
      };
    });
  return unpacked;
}

function named(word: string, group: string | undefined, version: string | undefined): Resource | undefined {
  const lower = word.toLowerCase();
  const fits = (each: Resource, exact: boolean): boolean =>
    (group === undefined || (exact ? each.group === group : each.group.startsWith(group))) &&
    (version === undefined || each.version === version);
  for (const exact of [true, false]) {
    const among = allResources().filter((each) => fits(each, exact));
    const found =
      among.find(({ name, singular }) => name === lower || singular === lower) ??
      among.find(({ short }) => short.includes(word)) ??
      among.find(({ kind }) => kind === word);
    if (found) return found;
  }
  return undefined;
}

/**
 * The type that a word names, as kubectl resolves it: plural, singular or short name, with or without version and group
 * (`deploy`, `deployments.apps`, `deployments.v1.apps`), or a kind (k8s.io/cli-runtime, `Builder.mappingFor`).
 */
export function resourceOf(word: string): Resource | undefined {
  const [name = '', ...rest] = word.split('.');
  if (rest.length === 0) return named(name, undefined, undefined);
  const [version = '', ...group] = rest;
  const full = group.length > 0 ? named(name, group.join('.'), version) : undefined;
  return full ?? named(name, rest.join('.'), undefined);
}

/** A category that stands for many types (`all`). */
export const isCategory = (word: string): boolean =>
  allResources().some(({ categories }) => categories.includes(word));

/** kubectl's words for a type that no server has. */
export function unknownResource(word: string): string {
  const [name = '', ...group] = word.split('.');
  const where = group.length > 0 ? ` in group "${group.join('.')}"` : '';
  return `error: the server doesn't have a resource type "${name}"${where}`;
}

/** The name that a misspelled one most likely meant; empty when none is near. */
export function nearestResource(word: string): string {
  const [name = ''] = word.split('.');
  const short = allResources().flatMap((each) => each.short);
  const lower = name.toLowerCase();
  if (short.includes(lower)) return lower;
  const long = allResources().flatMap((each) => [each.name, each.singular]);
  return nearest(lower, long) ?? (lower.length > 3 ? nearest(lower, short) : undefined) ?? '';
}
