import type { Definitions, Descriptions, Schema } from '../../src/types.ts';
import { converter, type Rules, statusSuffix } from './convert.ts';
import type { OpenApi } from './openapi.ts';
import type { ServedKind } from './served.ts';

/** Definitions of whole documents are named `root.NAME`: nested objects of the same type need no kind and no name. */
const rootPrefix = 'root.';

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const named = `${rootPrefix}${objectMeta}`;

/** All that a validator of one release needs: whatever its served kinds reach. */
export function buildDefinitions(
  kubernetesVersion: string,
  openApi: OpenApi,
  served: readonly ServedKind[],
  rules: Rules,
): Definitions {
  const convert = converter(openApi, rules);
  const kinds: Record<string, string> = {};
  const definitions: Record<string, Schema> = {
    [named]: {
      ...convert(objectMeta),
      type: 'object',
      anyOf: [{ required: ['name'] }, { required: ['generateName'] }],
    },
  };
  for (const { apiVersion, kind } of withLists(served)) {
    const name = definitionName(openApi, apiVersion, kind);
    const needsName = rules.needsName(name);
    const schema = convert(name);
    const properties = schema['properties'] as Record<string, Schema>;
    const metadata = needsName ? { metadata: { $ref: `#/definitions/${named}` } } : {};
    kinds[`${apiVersion}/${kind}`] = rootPrefix + name;
    definitions[rootPrefix + name] = {
      ...schema,
      type: 'object',
      required: [
        'apiVersion',
        'kind',
        ...(needsName ? ['metadata'] : []),
        ...((schema['required'] as string[]) ?? []),
      ],
      properties: { ...properties, apiVersion: { enum: [apiVersion] }, kind: { enum: [kind] }, ...metadata },
    };
  }
  reach(definitions, convert);
  return { kubernetesVersion, kinds: sorted(kinds), definitions: sorted(definitions) };
}

function withLists(served: readonly ServedKind[]): { apiVersion: string; kind: string }[] {
  return served.flatMap(({ group, version, kind, isListed }) => {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    return [{ apiVersion, kind }, ...(isListed ? [{ apiVersion, kind: `${kind}List` }] : [])];
  });
}

/** `apps/v1` and `Deployment` are `io.k8s.api.apps.v1.Deployment`; groups of other modules have longer names. */
export function definitionName(openApi: OpenApi, apiVersion: string, kind: string): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  const folder = {
    'internal.apiserver.k8s.io': 'apiserverinternal',
    'flowcontrol.apiserver.k8s.io': 'flowcontrol',
  };
  const short = folder[group as keyof typeof folder] ?? group!.split('.')[0]!.replace('rbac', 'rbac');
  const candidates = [
    `io.k8s.api.${short}.${version}.${kind}`,
    `io.k8s.apiextensions-apiserver.pkg.apis.${short}.${version}.${kind}`,
    `io.k8s.kube-aggregator.pkg.apis.${short}.${version}.${kind}`,
  ];
  const found = candidates.find((name) => openApi[name] !== undefined);
  if (found === undefined) throw new Error(`no definition for ${apiVersion} ${kind}`);
  return found;
}

function reach(definitions: Record<string, Schema>, convert: (name: string) => Schema): void {
  const queue: unknown[] = Object.values(definitions);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      if (key !== '$ref' || typeof value !== 'string') {
        queue.push(value);
        continue;
      }
      const name = value.slice('#/definitions/'.length);
      if (definitions[name] !== undefined) continue;
      definitions[name] = convert(name);
      queue.push(definitions[name]);
    }
  }
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The texts of every definition that is used, by the same names. */
export function buildDescriptions(openApi: OpenApi, { definitions }: Definitions): Descriptions {
  const out: Record<string, Record<string, string>> = {};
  for (const name of Object.keys(definitions)) {
    if (name.endsWith(statusSuffix) && definitions[name.slice(0, -statusSuffix.length)] !== undefined)
      continue;
    const source = openApi[plainName(name)];
    const texts: Record<string, string> = {};
    if (source?.description) texts[''] = source.description;
    for (const [field, { description }] of Object.entries(source?.properties ?? {})) {
      if (description) texts[field] = description;
    }
    out[plainName(name)] = texts;
  }
  return sorted(out);
}

function plainName(name: string): string {
  const withoutRoot = name.startsWith(rootPrefix) ? name.slice(rootPrefix.length) : name;
  return withoutRoot.endsWith(statusSuffix) ? withoutRoot.slice(0, -statusSuffix.length) : withoutRoot;
}
