import type {
  CallOptions,
  DeleteOptions,
  KubeObject,
  ListOptions,
  PatchType,
  Resource,
  WatchEvent,
} from '../../api.ts';
import type { Admission } from '../admission/admission.ts';
import type { Random } from '../random.ts';
import type { Store } from '../store/store.ts';

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
