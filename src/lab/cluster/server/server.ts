import {
  type CallOptions,
  type DeleteOptions,
  type KubeObject,
  type ListOptions,
  type PatchType,
  type Resource,
  StatusError,
  type WatchEvent,
} from '../../api.ts';
import type { Admission } from '../admission/admission.ts';
import { copy, isObject, type Json, same, timestamp } from '../json.ts';
import type { Random } from '../random.ts';
import type { Change, Store } from '../store/store.ts';
import { alreadyExists, badRequest, conflict, forbidden, invalid, notFound, unreadable } from './errors.ts';
import { parseFieldSelector } from './fields.ts';
import { parseLabelSelector } from './labels.ts';
import { jsonPatch, mergePatch, PatchError, strategicPatch } from './patch.ts';
import { admitPod } from './pods.ts';
import { present } from './present.ts';
import {
  endpoints as endpointsResource,
  namespaces,
  serviceAccounts,
  services as servicesResource,
} from './resources.ts';
import { allocate, dropTypeDependentFields } from './services.ts';

/** What the server runs on. */
export interface ServerParts {
  readonly store: Store;
  readonly random: Random;
  readonly admission: Admission;
  /** Milliseconds since 1970. */
  now(): number;
  /** Namespaces that hold what is not part of a cluster; they are served to nobody. */
  readonly hidden: ReadonlySet<string>;
}

/** The kinds whose `metadata.generation` counts changes of their spec. */
const GENERATION = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'EndpointSlice',
  'Ingress',
  'NetworkPolicy',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'CustomResourceDefinition',
]);
/** Kinds with a status that ordinary writes do not touch. */
const STATUS = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Service',
  'Namespace',
  'Node',
  'Job',
]);

export const ENDPOINTS_WARNING =
  'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

/** The storing half of an API server: reads, writes, watches. Every refusal is a StatusError in the server's words. */
export interface ApiServer {
  get(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    options?: CallOptions,
  ): Promise<KubeObject>;
  list(
    resource: Resource,
    namespace: string | undefined,
    options?: ListOptions,
  ): Promise<{ readonly items: KubeObject[]; readonly resourceVersion: string }>;
  create(
    resource: Resource,
    namespace: string | undefined,
    object: unknown,
    options?: CallOptions,
  ): Promise<KubeObject>;
  replace(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    object: unknown,
    options?: CallOptions & { readonly subresource?: 'status' },
  ): Promise<KubeObject>;
  patch(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    type: PatchType,
    patch: unknown,
    options?: CallOptions & { readonly subresource?: 'status' | 'scale' },
  ): Promise<KubeObject>;
  delete(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    options?: DeleteOptions,
  ): Promise<KubeObject>;
  watch(
    resource: Resource,
    namespace: string | undefined,
    options: ListOptions & { readonly resourceVersion?: string; readonly signal: AbortSignal },
  ): AsyncIterable<WatchEvent>;
}

export function apiServer(parts: ServerParts): ApiServer {
  const { store, random, admission, hidden } = parts;

  const scope = (resource: Resource, namespace: string | undefined) =>
    resource.namespaced ? (namespace ?? 'default') : undefined;

  function warn(resource: Resource, options: CallOptions | undefined): void {
    if (resource === endpointsResource || (resource.plural === 'endpoints' && resource.group === '')) {
      options?.onWarning?.(ENDPOINTS_WARNING);
    }
  }

  function stored(resource: Resource, namespace: string | undefined, name: string): KubeObject {
    const found = isHidden(resource, namespace, name) ? undefined : store.get(resource, namespace, name);
    if (!found) throw notFound(resource, name);
    return found;
  }

  function isHidden(resource: Resource, namespace: string | undefined, name: string): boolean {
    return hidden.has(resource.plural === 'namespaces' ? name : (namespace ?? ''));
  }

  function matcher(resource: Resource, options: ListOptions | undefined): (object: KubeObject) => boolean {
    const { labelSelector = '', fieldSelector = '' } = options ?? {};
    try {
      const labels = parseLabelSelector(labelSelector);
      const fields = parseFieldSelector(fieldSelector, resource.kind);
      return (object) => labels(object.metadata.labels) && fields(object);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const what = `"${resource.group}/${resource.version}, Resource=${resource.plural}"`;
      throw badRequest(
        `Unable to find ${what} that match label selector "${labelSelector}", field selector "${fieldSelector}": ${error.message}`,
      );
    }
  }

  async function admit(
    resource: Resource,
    object: unknown,
    existing: KubeObject | undefined,
    options: CallOptions | undefined,
  ): Promise<KubeObject> {
    const answer = await admission.judge({
      resource,
      object,
      ...(existing && { existing }),
      ...(options?.fieldValidation && { fieldValidation: options.fieldValidation }),
    });
    for (const warning of answer.warnings) if (warning !== ENDPOINTS_WARNING) options?.onWarning?.(warning);
    if (answer.unreadable) throw unreadable(resource, answer.unreadable);
    const name = (object as Json)?.metadata?.name ?? '';
    if (answer.errors.length > 0 || !answer.object) throw invalid(resource, name, answer.errors);
    return answer.object;
  }

  /** Addresses, node ports: what depends on the other objects. */
  function complete(
    resource: Resource,
    object: Json,
    existing: KubeObject | undefined,
    dryRun: boolean,
  ): void {
    if (resource !== servicesResource) return;
    const others = store.list(resource).filter((other) => other.metadata.uid !== object.metadata.uid);
    const errors = allocate(object, existing as Json, others, random, dryRun);
    if (errors.length > 0) throw invalid(resource, object.metadata.name, errors);
  }

  function checkNamespace(resource: Resource, namespace: string, name: string): void {
    const found = hidden.has(namespace) ? undefined : store.get(namespaces, undefined, namespace);
    if (!found) throw notFound(namespaces, namespace);
    if ((found['status'] as Json)?.phase === 'Terminating' && resource.plural !== 'events') {
      throw forbidden(
        resource,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      );
    }
  }

  async function create(
    resource: Resource,
    namespace: string | undefined,
    input: unknown,
    options?: CallOptions,
  ): Promise<KubeObject> {
    warn(resource, options);
    if (!isObject(input)) throw unreadable(resource, 'json: cannot unmarshal into Go value');
    const object: Json = { apiVersion: undefined, kind: undefined, ...copy(input) };
    object.metadata ??= {};
    if (resource.namespaced) {
      const target = scope(resource, namespace) as string;
      if (object.metadata.namespace && object.metadata.namespace !== target) {
        throw badRequest(
          'the namespace of the provided object does not match the namespace sent on the request',
        );
      }
      object.metadata.namespace = target;
    } else delete object.metadata.namespace;
    if (!object.metadata.name && object.metadata.generateName) {
      object.metadata.name = object.metadata.generateName + random.suffix();
    }
    if (STATUS.has(resource.kind) && resource.kind !== 'Namespace') delete object.status;
    // Stateful admission (namespace, existence) comes after decoding and before validation in the server.
    if (resource.namespaced && object.metadata.name) {
      checkNamespace(resource, object.metadata.namespace, object.metadata.name);
    }
    const admitted: Json = await admit(resource, object, undefined, options);
    const { name } = admitted.metadata;
    const existing = store.get(resource, scope(resource, namespace), name);
    if (existing) throw alreadyExists(resource, name, Boolean(existing.metadata.deletionTimestamp));
    if (resource.plural === 'pods') {
      const account = admitted.spec.serviceAccountName ?? 'default';
      if (!store.get(serviceAccounts, admitted.metadata.namespace, account)) {
        const why = `error looking up service account ${admitted.metadata.namespace}/${account}: serviceaccount "${account}" not found`;
        throw forbidden(resource, name, why);
      }
      admitPod(admitted, random);
    }
    complete(resource, admitted, undefined, options?.dryRun ?? false);
    for (const key of ['resourceVersion', 'managedFields', 'selfLink', 'deletionTimestamp']) {
      delete admitted.metadata[key];
    }
    admitted.metadata.uid = random.uuid();
    admitted.metadata.creationTimestamp = timestamp(parts.now());
    if (GENERATION.has(resource.kind)) admitted.metadata.generation = 1;
    if (options?.dryRun) return present(admitted);
    const written = await store.put(resource, admitted, undefined);
    if (!written) throw alreadyExists(resource, name);
    return present(written);
  }

  /** Writes what `change` makes of the stored object; tries again when somebody else was faster. */
  async function update(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    options: (CallOptions & { readonly subresource?: 'status' | 'scale' | undefined }) | undefined,
    change: (existing: KubeObject) => Json,
  ): Promise<KubeObject> {
    warn(resource, options);
    for (let attempt = 0; ; attempt++) {
      const existing = stored(resource, scope(resource, namespace), name);
      const wanted = change(present(copy(existing)));
      const asked = wanted.metadata?.resourceVersion;
      if (asked && asked !== existing.metadata.resourceVersion) throw conflict(resource, name);
      if (wanted.metadata?.uid && wanted.metadata.uid !== existing.metadata.uid) {
        const why = `Precondition failed: UID in precondition: ${wanted.metadata.uid}, UID in object meta: ${existing.metadata.uid}`;
        throw conflict(resource, name, why);
      }
      const next: Json = await prepared(resource, wanted, existing, options);
      if (same(strip(next), strip(present(copy(existing))))) return present(existing);
      if (options?.dryRun) return present(next);
      const written = await store.put(resource, next, existing.metadata.resourceVersion);
      if (written) {
        await finalized(resource, written);
        return present(written);
      }
      if (asked || attempt > 20) throw conflict(resource, name);
    }
  }

  /** An object whose last finalizer is gone goes too. */
  async function finalized(resource: Resource, object: Json): Promise<void> {
    const { deletionTimestamp, finalizers, deletionGracePeriodSeconds, namespace, name } = object.metadata;
    if (!deletionTimestamp || finalizers?.length || deletionGracePeriodSeconds > 0) return;
    if (resource.kind === 'Namespace' && object.spec?.finalizers?.length) return;
    await store.remove(resource, namespace, name);
  }

  async function prepared(
    resource: Resource,
    wanted: Json,
    existing: KubeObject,
    options: (CallOptions & { readonly subresource?: 'status' | 'scale' | undefined }) | undefined,
  ): Promise<Json> {
    const kept: Json = existing;
    if (options?.subresource === 'status') {
      const status = wanted.status ?? undefined;
      const next = { ...copy(kept), status };
      return resource.kind === 'Service' ? await admit(resource, next, existing, options) : next;
    }
    const object: Json = { ...wanted, apiVersion: kept.apiVersion, kind: kept.kind };
    if (STATUS.has(resource.kind) && resource.kind !== 'Namespace') object.status = kept.status;
    object.metadata = {
      ...object.metadata,
      name: kept.metadata.name,
      ...(kept.metadata.namespace && { namespace: kept.metadata.namespace }),
      uid: kept.metadata.uid,
      creationTimestamp: kept.metadata.creationTimestamp,
    };
    for (const key of ['generation', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generateName']) {
      if (kept.metadata[key] !== undefined) object.metadata[key] = kept.metadata[key];
    }
    delete object.metadata.managedFields;
    if (resource === servicesResource) dropTypeDependentFields(object, kept);
    const admitted: Json = await admit(resource, object, existing, options);
    complete(resource, admitted, existing, options?.dryRun ?? false);
    if (GENERATION.has(resource.kind) && !same(contents(admitted), contents(kept))) {
      admitted.metadata.generation = (kept.metadata.generation ?? 0) + 1;
    }
    return admitted;
  }

  async function remove(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions = {},
  ): Promise<KubeObject> {
    warn(resource, options);
    for (;;) {
      const existing: Json = stored(resource, scope(resource, namespace), name);
      if (options.dryRun) return present(existing);
      const now = parts.now();
      const { metadata } = existing;
      const finalizers: string[] = metadata.finalizers ?? [];
      const policy = options.propagationPolicy;
      const added =
        policy === 'Foreground' ? 'foregroundDeletion' : policy === 'Orphan' ? 'orphan' : undefined;
      const next = copy(existing);
      if (added && !finalizers.includes(added)) next.metadata.finalizers = [...finalizers, added];
      if (resource.kind === 'Namespace') {
        if (metadata.deletionTimestamp) {
          if (existing.spec?.finalizers?.length) {
            const why = `The system is ensuring all content is removed from this namespace.  Upon completion, this namespace will automatically be purged by the system.`;
            throw conflict(resource, name, why);
          }
        } else {
          next.metadata.deletionTimestamp = timestamp(now);
          next.status = { ...next.status, phase: 'Terminating' };
        }
      } else if (resource.plural === 'pods') {
        const asked = options.gracePeriodSeconds ?? existing.spec.terminationGracePeriodSeconds ?? 30;
        const ended = ['Succeeded', 'Failed'].includes(existing.status?.phase);
        const grace = !existing.spec.nodeName || ended ? 0 : asked;
        const shorter = metadata.deletionTimestamp && grace >= (metadata.deletionGracePeriodSeconds ?? 0);
        if (shorter && !next.metadata.finalizers?.length && grace > 0) return present(existing);
        next.metadata.deletionGracePeriodSeconds = grace;
        next.metadata.deletionTimestamp = timestamp(now + grace * 1000);
        if (grace > 0 && !metadata.deletionTimestamp) {
          next.metadata.generation = (metadata.generation ?? 0) + 1;
        }
      } else if (next.metadata.finalizers?.length) {
        next.metadata.deletionTimestamp ??= timestamp(now);
        next.metadata.deletionGracePeriodSeconds ??= 0;
      }
      const held = next.metadata.finalizers?.length || next.metadata.deletionGracePeriodSeconds > 0;
      if (!held && resource.kind !== 'Namespace') {
        await store.remove(resource, metadata.namespace, name);
        return present(next);
      }
      const written = await store.put(resource, next, metadata.resourceVersion);
      if (!written) continue;
      await finalized(resource, written);
      return present(written);
    }
  }

  async function* watch(
    resource: Resource,
    namespace: string | undefined,
    options: ListOptions & { readonly resourceVersion?: string; readonly signal: AbortSignal },
  ): AsyncGenerator<WatchEvent> {
    warn(resource, options);
    const matches = matcher(resource, options);
    const relevant = (object: KubeObject) =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      !isHidden(resource, object.metadata.namespace, object.metadata.name);
    const queue: WatchEvent[] = [];
    let wake = () => {};
    const offer = (change: Change) => {
      const event = asEvent(change, relevant, matches);
      if (!event) return;
      queue.push(event);
      wake();
    };
    const past = options.resourceVersion ? store.since(resource, options.resourceVersion) : undefined;
    if (options.resourceVersion && options.resourceVersion !== '0') {
      if (!past) {
        throw new StatusError({
          code: 410,
          reason: 'Expired',
          message: `too old resource version: ${options.resourceVersion}`,
        });
      }
      past.forEach(offer);
    } else {
      for (const object of store.list(resource, namespace)) offer({ type: 'ADDED', object });
    }
    const stop = store.watch(resource, offer);
    const abort = () => wake();
    options.signal.addEventListener('abort', abort);
    try {
      while (!options.signal.aborted) {
        const event = queue.shift();
        if (event) yield event;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      stop();
      options.signal.removeEventListener('abort', abort);
    }
  }

  return {
    async get(resource, namespace, name, options) {
      warn(resource, options);
      return present(stored(resource, scope(resource, namespace), name));
    },
    async list(resource, namespace, options) {
      warn(resource, options);
      const matches = matcher(resource, options);
      const items = store
        .list(resource, resource.namespaced ? namespace : undefined)
        .filter((object) => !isHidden(resource, object.metadata.namespace, object.metadata.name))
        .map(present)
        .filter(matches);
      return { items, resourceVersion: store.revision() };
    },
    create,
    async replace(resource, namespace, name, object, options) {
      if (!isObject(object)) throw unreadable(resource, 'json: cannot unmarshal into Go value');
      return await update(resource, namespace, name, options, () => copy(object));
    },
    async patch(resource, namespace, name, type, patch, options) {
      if (options?.subresource === 'scale') {
        const replicas = (patch as Json)?.spec?.replicas;
        return await update(
          resource,
          namespace,
          name,
          { ...options, subresource: undefined },
          (existing) => ({
            ...existing,
            spec: { ...(existing['spec'] as Json), replicas },
          }),
        );
      }
      return await update(resource, namespace, name, options, (existing) => {
        try {
          if (type === 'json') return jsonPatch(existing, patch);
          return type === 'merge'
            ? mergePatch(existing, patch)
            : strategicPatch(existing, patch, resource.kind);
        } catch (error) {
          if (!(error instanceof PatchError)) throw error;
          throw new StatusError({
            code: 422,
            reason: 'Invalid',
            message: `the server rejected our request due to an error in our request: ${error.message}`,
          });
        }
      });
    },
    delete: remove,
    watch,
  };
}

/** What a watcher with a selector sees of a change: leaving the selection is a deletion, entering it an addition. */
function asEvent(
  change: Change,
  relevant: (object: KubeObject) => boolean,
  matches: (object: KubeObject) => boolean,
): WatchEvent | undefined {
  if (!relevant(change.object)) return undefined;
  const object = present(change.object);
  const now = matches(object);
  const before = change.previous ? matches(present(copy(change.previous))) : now;
  if (change.type !== 'MODIFIED') return now ? { type: change.type, object } : undefined;
  if (now) return { type: before ? 'MODIFIED' : 'ADDED', object };
  return before ? { type: 'DELETED', object } : undefined;
}

function strip(object: Json): Json {
  const { resourceVersion: _, managedFields: __, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** What `generation` counts: everything but metadata and status. */
function contents(object: Json): Json {
  const { metadata: _, status: __, apiVersion: ___, kind: ____, ...rest } = object;
  return rest;
}
