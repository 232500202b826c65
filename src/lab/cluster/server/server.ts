import {
  type CallOptions,
  type DeleteOptions,
  type KubeObject,
  type ListOptions,
  type Resource,
  StatusError,
} from '../../api.ts';
import { copy, isObject, type Json, same, timestamp } from '../json.ts';
import { checkDeletable, deletion } from './deletion.ts';
import {
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  invalid,
  notFound,
  patchInvalid,
  unreadable,
} from './errors.ts';
import { parseFieldSelector } from './fields.ts';
import { parseLabelSelector } from './labels.ts';
import { jsonPatch, mergePatch, PatchError, strategicPatch } from './patch.ts';
import { admitPod } from './pods.ts';
import { present } from './present.ts';
import { exceeds, quotas } from './quota.ts';
import {
  endpoints as endpointsResource,
  namespaces,
  serviceAccounts,
  services as servicesResource,
} from './resources.ts';
import { allocate, dropTypeDependentFields } from './services.ts';
import type { ApiServer, ServerParts } from './types.ts';
import { watchStore } from './watch.ts';
import { countTemplates, prepareWorkload } from './workloads.ts';

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
  'CronJob',
]);

/** Kinds that a replacement may also create. */
const CREATED_BY_UPDATE = new Set([
  'Service',
  'Endpoints',
  'Event',
  'LimitRange',
  'PodTemplate',
  'Lease',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
]);

export const ENDPOINTS_WARNING =
  'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

interface UpdateOptions extends CallOptions {
  readonly subresource?: 'status' | 'scale' | undefined;
  /** The strategic merge patch that the change comes from. */
  readonly strategic?: Json;
}

export function apiServer(parts: ServerParts): ApiServer {
  const { store, random, admission, hidden } = parts;

  const scope = (resource: Resource, namespace: string | undefined) =>
    resource.namespaced ? (namespace ?? 'default') : undefined;

  function warn(resource: Resource, options: CallOptions | undefined): void {
    if (resource === endpointsResource || (resource.plural === 'endpoints' && resource.group === '')) {
      options?.onWarning?.(ENDPOINTS_WARNING);
    }
    if (resource.kind === 'ComponentStatus')
      options?.onWarning?.('v1 ComponentStatus is deprecated in v1.19+');
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
    options: UpdateOptions | undefined,
  ): Promise<KubeObject> {
    const answer = await admission.judge({
      resource,
      object,
      ...(existing && { existing }),
      ...(options?.fieldValidation && { fieldValidation: options.fieldValidation }),
    });
    for (const warning of answer.warnings) if (warning !== ENDPOINTS_WARNING) options?.onWarning?.(warning);
    if (answer.unconvertible && options?.strategic) {
      throw patchInvalid(options.strategic, answer.unconvertible);
    }
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

  /** Admission by quota: nobody gets more than is left. */
  function checkQuota(resource: Resource, object: Json): void {
    if (!resource.namespaced) return;
    const { namespace } = object.metadata;
    for (const quota of store.list(quotas, namespace)) {
      const why = exceeds(quota, object, (kind) => store.list(kind, namespace));
      if (why) throw forbidden(resource, object.metadata.name, why);
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
    checkQuota(resource, admitted);
    for (const key of ['resourceVersion', 'managedFields', 'selfLink', 'deletionTimestamp']) {
      delete admitted.metadata[key];
    }
    admitted.metadata.uid = random.uuid();
    prepareWorkload(admitted);
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
    options: UpdateOptions | undefined,
    change: (existing: KubeObject) => Json,
  ): Promise<KubeObject> {
    warn(resource, options);
    for (let attempt = 0; ; attempt++) {
      const existing = stored(resource, scope(resource, namespace), name);
      const wanted = change(present(copy(existing)));
      const asked = wanted.metadata?.resourceVersion;
      checkIdentity(resource, wanted, existing);
      if (asked && asked !== existing.metadata.resourceVersion) throw conflict(resource, name);
      if (wanted.metadata?.uid && wanted.metadata.uid !== existing.metadata.uid) {
        const why = `Precondition failed: UID in precondition: ${wanted.metadata.uid}, UID in object meta: ${existing.metadata.uid}`;
        throw conflict(resource, name, why);
      }
      const next: Json = await prepared(resource, wanted, existing, options);
      if (same(strip(present(copy(next))), strip(present(copy(existing))))) return present(existing);
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
    options: UpdateOptions | undefined,
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
    countTemplates(admitted, kept);
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
    checkDeletable(resource, name);
    for (;;) {
      const existing = stored(resource, scope(resource, namespace), name);
      if (options.dryRun) return present(existing);
      const { next, gone } = deletion(resource, existing, options, parts.now());
      if (gone) {
        await store.remove(resource, existing.metadata.namespace, name);
        return present(next);
      }
      if (next === existing) return present(existing);
      const written = await store.put(resource, next, existing.metadata.resourceVersion);
      if (!written) continue;
      await finalized(resource, written);
      return present(written);
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
      if (CREATED_BY_UPDATE.has(resource.kind) && !store.get(resource, scope(resource, namespace), name)) {
        return await create(resource, namespace, object, options);
      }
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
      const asked = type === 'strategic' ? { ...options, strategic: patch } : options;
      return await update(resource, namespace, name, asked, (existing) => {
        try {
          if (type === 'json') return jsonPatch(existing, patch);
          return type === 'merge'
            ? mergePatch(existing, patch)
            : strategicPatch(existing, patch, resource.kind);
        } catch (error) {
          if (!(error instanceof PatchError)) throw error;
          if (/^error decoding patch/.test(error.message)) throw badRequest(error.message);
          throw new StatusError({
            code: 422,
            reason: 'Invalid',
            message: 'the server rejected our request due to an error in our request',
          });
        }
      });
    },
    delete: remove,
    watch(resource, namespace, options) {
      warn(resource, options);
      const within = resource.namespaced ? namespace : undefined;
      const relevant = ({ metadata }: KubeObject) =>
        (within === undefined || metadata.namespace === within) &&
        !isHidden(resource, metadata.namespace, metadata.name);
      return watchStore(store, resource, within, {
        ...options,
        relevant,
        matches: matcher(resource, options),
      });
    },
  };
}

/** An update's body has to name what the URL names. @throws {StatusError} */
function checkIdentity(resource: Resource, wanted: Json, existing: KubeObject): void {
  const { name = '', namespace = '' } = wanted.metadata ?? {};
  if (name === '') throw badRequest('name must be provided');
  if (name !== existing.metadata.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${existing.metadata.name})`,
    );
  }
  if (resource.namespaced && namespace !== '' && namespace !== existing.metadata.namespace) {
    throw badRequest(
      `the namespace of the object (${namespace}) does not match the namespace on the request (${existing.metadata.namespace})`,
    );
  }
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
