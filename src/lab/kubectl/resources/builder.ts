import type { Api, KubeObject, Resource } from '../../api.ts';
import { parseLabelSelector } from '../../cluster/server/labels.ts';
import { Failure, Failures, isNotFound, reduce } from '../errors.ts';
import { callOptions, type Info, type Run } from '../run.ts';
import { type Arguments, readArguments, splitTuple, type Tuple } from './arguments.ts';
import { decode, flatten } from './decode.ts';
import { fetchInfo } from './fetch.ts';
import { type FilenameOptions, objectsOf, openSources, type Sources } from './files.ts';
import { resourceFor } from './mapper.ts';

/** Which objects a command means: the settings of cli-runtime's resource builder. */
export interface Selection {
  readonly args?: readonly string[];
  /** A type for arguments that are only names, as of `kubectl logs`: `ResourceNames`. */
  readonly namesOf?: { readonly type: string; readonly names: readonly string[] };
  readonly files?: FilenameOptions;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly all?: boolean;
  readonly allNamespaces?: boolean;
  /** A type alone means all its objects. */
  readonly allowEmptySelector?: boolean;
  /** Objects of files are fetched from the server. */
  readonly latest?: boolean;
  /** Objects that are only named are fetched too; true when not given. */
  readonly requireObject?: boolean;
  readonly singleType?: boolean;
  readonly continueOnError?: boolean;
  /** What is read from files has to say its kind and version before anything else is looked at. */
  readonly validate?: boolean;
  /** Nothing is asked of a server. */
  readonly local?: boolean;
}

/** What the builder hands out: an object, or all of a type that a selector picked. */
export interface Visited extends Info {
  /** Set for a type: its objects. */
  readonly list?: { readonly items: readonly KubeObject[]; readonly resourceVersion: string };
}

/** What was meant, before anything is fetched. */
export interface Result {
  readonly by: 'selector' | 'name' | 'path';
  /** A single object was asked for, so that it is printed by itself, not in a list. */
  readonly single: boolean;
  /** Types of a selector, in their order. */
  readonly resources: readonly Resource[];
  /** Calls `visit` for each; collects or throws errors as the selection says. */
  each(visit: (visited: Visited) => Promise<void> | void): Promise<void>;
  /** All objects, lists taken apart; beside them what went wrong. */
  infos(): Promise<{ readonly infos: readonly Info[]; readonly error: Error | undefined }>;
  /** From now on objects that are not there are no error. */
  ignoreNotFound(): void;
}

const MISSING = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/** Finds out what is meant. @throws {Failure} in the builder's words; nothing is fetched yet but files are looked for. */
export async function build(run: Run, selection: Selection): Promise<Result> {
  const { name: contextNamespace, explicit } = await run.config.namespace();
  const namespace = selection.allNamespaces ? '' : contextNamespace;
  const errors: Error[] = [];
  const files = selection.files ?? { filenames: [], kustomize: '', recursive: false };
  const sources = await openSources(run, files);
  errors.push(...sources.errors);

  let labels = selection.labelSelector?.trim() || undefined;
  const fields = selection.fieldSelector?.trim() || undefined;
  if (selection.all && (labels || fields)) {
    errors.push(new Failure("setting 'all' parameter but found a non empty selector. "));
  }
  const api = selection.local ? undefined : await run.connect();
  const resources = api?.resources ?? [];
  let words: Arguments = { tuples: [], types: [], names: [] };
  try {
    words = readArguments(selection.args ?? [], resources);
    if (selection.namesOf) words = withNames(words, selection.namesOf);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    errors.push(error);
  }
  if (
    words.types.length > 0 &&
    words.names.length === 0 &&
    labels === undefined &&
    selection.allowEmptySelector
  ) {
    labels = '';
  }
  if (selection.all) labels = '';
  const error = reduce(errors);
  if (error) throw error;

  const parts: Parts = {
    run,
    selection,
    api,
    resources,
    namespace,
    explicit,
    words,
    sources,
    labels,
    fields,
  };
  if (sources.sources.length > 0) return byPath(parts);
  if (labels !== undefined || fields !== undefined) return bySelector(parts);
  if (words.tuples.length > 0) return byTuple(parts);
  if (words.names.length > 0) return byName(parts);
  for (const type of words.types) resourceFor(resources, type);
  throw new Failure(
    words.types.length > 0 ? 'resource(s) were provided, but no name was specified' : MISSING,
  );
}

interface Parts {
  readonly run: Run;
  readonly selection: Selection;
  readonly api: Api | undefined;
  readonly resources: readonly Resource[];
  readonly namespace: string;
  readonly explicit: boolean;
  readonly words: Arguments;
  readonly sources: Sources;
  readonly labels: string | undefined;
  readonly fields: string | undefined;
}

function withNames(words: Arguments, { type, names }: NonNullable<Selection['namesOf']>): Arguments {
  const tuples: Tuple[] = names.map((name) => splitTuple(name) ?? { type, name });
  return { ...words, tuples: [...words.tuples, ...tuples] };
}

type Step = (visit: (visited: Visited) => Promise<void>) => Promise<void>;

/** Runs steps one after the other; a failing one stops the rest unless the selection goes on. */
function result(
  parts: Parts,
  kind: Pick<Result, 'by' | 'single'> & { readonly types?: readonly Resource[] },
  steps: Step,
): Result {
  let ignoring = false;
  const { continueOnError } = parts.selection;

  async function each(visit: (visited: Visited) => Promise<void> | void): Promise<void> {
    const errors: Error[] = [];
    const guard = async (work: () => Promise<void> | void) => {
      try {
        await work();
      } catch (error) {
        if (!continueOnError || !(error instanceof Error)) throw error;
        errors.push(...(error instanceof Failures ? error.errors : [error]));
      }
    };
    try {
      await guard(() => steps((visited) => guard(() => visit(visited))));
    } catch (error) {
      if (ignoring && isNotFound(error)) return;
      throw error;
    }
    const left = reduce(errors.filter((error) => !(ignoring && isNotFound(error))));
    if (left) throw left;
  }

  return {
    by: kind.by,
    single: kind.single,
    resources: kind.types ?? [],
    each,
    async infos() {
      const infos: Info[] = [];
      let error: Error | undefined;
      try {
        await each((visited) => {
          if (!visited.list) infos.push(visited);
          else {
            infos.push(
              ...visited.list.items.map((object) => ({
                resource: visited.resource,
                namespace: object.metadata.namespace,
                name: object.metadata.name,
                object,
              })),
            );
          }
        });
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown;
        error = thrown;
      }
      return { infos, error };
    },
    ignoreNotFound() {
      ignoring = true;
    },
  };
}

function mappings(parts: Parts): readonly Resource[] {
  const { words, selection, resources } = parts;
  if (words.types.length > 1 && selection.singleType) {
    throw new Failure('you may only specify a single resource type');
  }
  return [...new Set(words.types.map((type) => resourceFor(resources, type)))];
}

function bySelector(parts: Parts): Result {
  const { words, run, api, namespace, labels = '', fields = '' } = parts;
  if (words.names.length > 0) throw new Failure('name cannot be provided when a selector is specified');
  if (words.tuples.length > 0) {
    throw new Failure('selectors and the all flag cannot be used when passing resource/name arguments');
  }
  if (words.types.length === 0)
    throw new Failure('at least one resource must be specified to use a selector');
  const types = mappings(parts);
  return result(parts, { by: 'selector', single: false, types }, async (visit) => {
    const errors: Error[] = [];
    for (const resource of types) {
      const within = resource.namespaced && namespace !== '' ? namespace : undefined;
      try {
        const list = await (api as Api).list(
          resource,
          within,
          callOptions(run, { labelSelector: labels, fieldSelector: fields } as object),
        );
        await visit({ resource, namespace: within, name: '', list });
      } catch (error) {
        if (!parts.selection.continueOnError || !(error instanceof Error)) throw error;
        errors.push(error);
      }
    }
    const error = reduce(errors);
    if (error) throw error;
  });
}

/** @throws {Failure} when an object is named without a namespace that it could be in. */
function namespaceFor(parts: Parts, resource: Resource): string | undefined {
  if (!resource.namespaced) return undefined;
  if (parts.namespace === '') {
    throw new Failure(
      parts.selection.allNamespaces
        ? 'a resource cannot be retrieved by name across all namespaces'
        : 'namespace may not be empty when retrieving a resource by name',
    );
  }
  return parts.namespace;
}

function named(parts: Parts, wanted: readonly Info[], single: boolean): Result {
  const { run, api, selection } = parts;
  return result(parts, { by: 'name', single, types: wanted.map((item) => item.resource) }, async (visit) => {
    const errors: Error[] = [];
    for (const info of wanted) {
      try {
        const fetched =
          selection.requireObject === false
            ? info
            : {
                ...info,
                object: await fetchInfo(run, api as Api, info),
              };
        await visit(fetched);
      } catch (error) {
        if (!selection.continueOnError || !(error instanceof Error)) throw error;
        errors.push(error);
      }
    }
    const error = reduce(errors);
    if (error) throw error;
  });
}

function byTuple(parts: Parts): Result {
  const { words, resources, selection } = parts;
  if (words.types.length > 0) {
    throw new Failure('you may not specify individual resources and bulk resources in the same call');
  }
  const found = words.tuples.map(({ type, name }) => ({ resource: resourceFor(resources, type), name }));
  if (selection.singleType && new Set(found.map(({ resource }) => resource)).size > 1) {
    throw new Failure('you may only specify a single resource type');
  }
  const wanted = found.map(({ resource, name }) => ({
    resource,
    name,
    namespace: namespaceFor(parts, resource),
  }));
  return named(parts, wanted, wanted.length === 1);
}

function byName(parts: Parts): Result {
  const { words } = parts;
  if (words.types.length === 0) throw new Failure('you must provide a resource and a resource name together');
  if (words.types.length > 1) throw new Failure('you must specify only one resource');
  const [resource] = mappings(parts) as [Resource];
  const namespace = namespaceFor(parts, resource);
  return named(
    parts,
    words.names.map((name) => ({ resource, namespace, name })),
    words.names.length === 1,
  );
}

/** kubectl's own validation, which asks for no more than these two. @throws {Failure} */
function checkSaysWhat(value: unknown, source: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure(
      `error validating ${JSON.stringify(source)}: error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false`,
    );
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const missing = ['apiVersion', 'kind'].flatMap((field) => {
    const text = fields[field];
    if (text === undefined || text === null || text === '') return [`${field} not set`];
    return typeof text === 'string' ? [] : [`${field} isn't string type`];
  });
  if (missing.length === 0) return;
  const why = missing.length === 1 ? missing[0] : `[${missing.join(', ')}]`;
  throw new Failure(
    `error validating ${JSON.stringify(source)}: error validating data: ${why}; if you choose to ignore these errors, turn validation off with --validate=false`,
  );
}

function byPath(parts: Parts): Result {
  const { words, sources, run, api, selection, resources, namespace, explicit, labels } = parts;
  if (words.types.length > 0) {
    throw new Failure(
      'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
    );
  }
  if (words.tuples.length > 0) {
    throw new Failure('resource/name arguments cannot be provided when a path is specified');
  }
  let matches = (_: KubeObject): boolean => true;
  if (labels !== undefined) {
    try {
      const parsed = parseLabelSelector(labels);
      matches = (object) => parsed(object.metadata?.labels);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Failure(`the provided selector ${JSON.stringify(labels)} is not valid: ${error.message}`);
    }
  }
  const single = !sources.folder && !sources.stream && sources.sources.length === 1;

  async function place(info: Info): Promise<Info> {
    if (!info.resource.namespaced) return { ...info, namespace: undefined };
    if (info.namespace !== undefined && explicit && info.namespace !== namespace) {
      throw new Failure(
        `the namespace from the provided object "${info.namespace}" does not match the namespace "${namespace}". You must pass '--namespace=${info.namespace}' to perform this operation.`,
      );
    }
    const within = info.namespace ?? (namespace || 'default');
    const object = info.object;
    return {
      ...info,
      namespace: within,
      ...(object && { object: { ...object, metadata: { ...object.metadata, namespace: within } } }),
    };
  }

  return result(parts, { by: 'path', single }, async (visit) => {
    const errors: Error[] = [];
    const guard = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        if (!selection.continueOnError || !(error instanceof Error)) throw error;
        errors.push(error);
      }
    };
    for (const source of sources.sources) {
      await guard(async () => {
        for await (const value of objectsOf(source)) {
          await guard(async () => {
            if (selection.validate) checkSaysWhat(value, source.name);
            for (const info of flatten(decode(value, source.name, resources), resources)) {
              await guard(async () => {
                const placed = await place(info);
                if (placed.object && !matches(placed.object)) return;
                if (!selection.latest || placed.name === '') {
                  await visit(placed);
                  return;
                }
                await visit({ ...placed, object: await fetchInfo(run, api as Api, placed) });
              });
            }
          });
        }
      });
    }
    const error = reduce(errors);
    if (error) throw error;
  });
}
