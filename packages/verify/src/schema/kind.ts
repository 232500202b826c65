import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { plainText } from '../yaml/index.ts';
import type { Definitions } from './engine.ts';
import type { ManifestObject } from './object.ts';
import type { Places } from './places.ts';
import { removedIn } from './removed.ts';

function served({ kinds }: Definitions): { apiVersion: string; kind: string }[] {
  return Object.keys(kinds).map((name) => {
    const at = name.lastIndexOf('/');
    return { apiVersion: name.slice(0, at), kind: name.slice(at + 1) };
  });
}

function kindsOf(all: readonly { kind: string }[]): Set<string> {
  return new Set(all.map(({ kind }) => kind));
}

/** A group with a domain of its own belongs to a custom resource, which no built-in kind is a misspelling of. */
function isForeign(apiVersion: string, all: readonly { apiVersion: string }[]): boolean {
  const [group] = apiVersion.split('/');
  return (group?.includes('.') ?? false) && !all.some((other) => other.apiVersion.startsWith(`${group}/`));
}

/** Says where a kind is to be found that a version does not serve. Undefined when it does. */
export function checkKind(
  object: ManifestObject,
  places: Places,
  definitions: Definitions,
): Diagnostic | undefined {
  const apiVersion = plainText(object.value['apiVersion']);
  const kind = plainText(object.value['kind']);
  if (definitions.kinds[`${apiVersion}/${kind}`] !== undefined) return undefined;
  const detail = `no matches for kind "${kind}" in version "${apiVersion}"`;
  const all = served(definitions);
  const right = all.filter((other) => other.kind === kind).map((other) => other.apiVersion);
  const removed = removedIn(apiVersion, kind);
  const atVersion = places.value([...object.path, 'apiVersion']);
  const extra = { path: 'apiVersion', detail };
  if (removed !== undefined) {
    return diagnose('schema-removed-api', atVersion, { kind, apiVersion, removed, right }, extra);
  }
  if (right.length > 0)
    return diagnose('schema-wrong-api-version', atVersion, { kind, apiVersion, right }, extra);
  const here = all.filter((other) => other.apiVersion === apiVersion).map((other) => other.kind);
  const meant =
    nearest(kind, here) ?? (isForeign(apiVersion, all) ? undefined : nearest(kind, kindsOf(all))) ?? '';
  const data = { kind, apiVersion, nearest: meant };
  return diagnose('schema-unknown-kind', places.value([...object.path, 'kind']), data, {
    path: 'kind',
    detail,
  });
}
