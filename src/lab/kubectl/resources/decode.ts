import type { KubeObject, Resource } from '../../api.ts';
import { Failure } from '../errors.ts';
import { goJson } from '../output/index.ts';
import type { Info } from '../run.ts';
import { resourceOfKind } from './mapper.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How Go's JSON names what it found. */
function goType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'object' ? 'object' : typeof value;
}

const TEXTS = ['name', 'namespace', 'generateName', 'uid', 'resourceVersion'];

/** What kubectl's own decoding of `metadata` complains of; undefined when it is well. */
function metadataFault(metadata: unknown): string | undefined {
  const cannot = (value: unknown, field: string, type: string) =>
    `json: cannot unmarshal ${goType(value)} into Go struct field ${field} of type ${type}`;
  if (metadata === undefined || metadata === null) return undefined;
  if (!isFields(metadata)) {
    return cannot(metadata, 'metadataOnlyObject.metadata', 'v1.ObjectMeta');
  }
  for (const field of TEXTS) {
    const value = metadata[field];
    if (value !== undefined && value !== null && typeof value !== 'string') {
      return cannot(value, `metadataOnlyObject.metadata.${field}`, field === 'uid' ? 'types.UID' : 'string');
    }
  }
  for (const field of ['labels', 'annotations']) {
    const map = metadata[field];
    if (map === undefined || map === null) continue;
    const here = `metadataOnlyObject.metadata.${field}`;
    if (!isFields(map)) return cannot(map, here, 'map[string]string');
    const bad = Object.keys(map)
      .map((key) => map[key])
      .find((value) => value !== null && typeof value !== 'string');
    if (bad !== undefined) return cannot(bad, here, 'string');
  }
  return undefined;
}

/**
 * Reads one document of a file as kubectl's mapper does.
 *
 * @throws {Failure} when it is no object, or of a kind that the server does not know.
 */
export function decode(value: unknown, source: string, resources: readonly Resource[]): Info {
  const unable = (why: string) => new Failure(`unable to decode ${JSON.stringify(source)}: ${why}`);
  if (!isFields(value)) {
    throw unable(`json: cannot unmarshal ${goType(value)} into Go value of type unstructured.detector`);
  }
  const { kind, apiVersion } = value;
  if (typeof kind !== 'string' || kind === '') throw unable(`Object 'Kind' is missing in '${goJson(value)}'`);
  if (!isList(value)) {
    const fault = metadataFault(value['metadata']);
    if (fault) throw unable(fault);
  }
  const metadata = isFields(value['metadata']) ? value['metadata'] : {};
  const [name, namespace] = [String(metadata['name'] ?? ''), String(metadata['namespace'] ?? '')];
  const version = String(apiVersion ?? '');
  const resource = resourceOfKind(resources, version, kind);
  if (!resource) {
    if (version === 'v1' && kind === 'List') return listInfo(value, source);
    const where = version === '' ? `in group ""` : `in version ${JSON.stringify(version)}`;
    throw new Failure(
      `resource mapping not found for name: ${JSON.stringify(name)} namespace: ${JSON.stringify(namespace)} from ${JSON.stringify(source)}: no matches for kind ${JSON.stringify(kind)} ${where}\nensure CRDs are installed first`,
    );
  }
  return {
    resource,
    namespace: namespace === '' ? undefined : namespace,
    name,
    source,
    object: value as unknown as KubeObject,
  };
}

function isList(value: Fields): boolean {
  return Array.isArray(value['items']);
}

/** `kind: List` has no resource of its own; only its items count. */
const LIST: Resource = {
  group: '',
  version: 'v1',
  kind: 'List',
  plural: 'lists',
  singular: 'list',
  shortNames: [],
  namespaced: false,
  verbs: [],
  categories: [],
};

function listInfo(value: Fields, source: string): Info {
  return { resource: LIST, namespace: undefined, name: '', source, object: value as unknown as KubeObject };
}

/** The members of a list, or the object itself. @throws {Failure} */
export function flatten(info: Info, resources: readonly Resource[]): readonly Info[] {
  const items = info.object?.['items'];
  if (!Array.isArray(items)) return [info];
  return items.flatMap((item) => flatten(decode(item, info.source ?? '', resources), resources));
}
