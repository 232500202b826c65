/** A Kubernetes object, as JSON holds it. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

/** The part of `metadata` that the lab reads. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly generation?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly [field: string]: unknown;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

/** A served resource, as discovery lists it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** `pods` */
  readonly plural: string;
  /** `pod` */
  readonly singular: string;
  /** `['po']` */
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  /** `['all']` */
  readonly categories: readonly string[];
}

/** What an API server answers when it refuses: an HTTP status with a reason. */
export interface Status {
  readonly code: number;
  /** `NotFound`, `AlreadyExists`, `Invalid`, `BadRequest`, `Conflict`, `Forbidden`, … */
  readonly reason: string;
  /** The server's own English wording. */
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Thrown by every call of the API that the server refuses. */
export class StatusError extends Error {
  readonly status: Status;
  constructor(status: Status) {
    super(status.message);
    this.name = 'StatusError';
    this.status = status;
  }
}

/** What a call may say besides its answer: `Warning:` headers of the server. */
export interface CallOptions {
  /** Called once a warning header. */
  readonly onWarning?: (text: string) => void;
  readonly dryRun?: boolean;
  /** `strict` refuses unknown and doubled fields; kubectl's default. */
  readonly fieldValidation?: 'strict' | 'warn' | 'ignore';
  readonly fieldManager?: string;
}

export interface ListOptions extends CallOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export interface DeleteOptions extends CallOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
}

export type PatchType = 'json' | 'merge' | 'strategic';

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
}

/** Where a process's bytes go and come from. */
export interface Streams {
  stdout(data: string): void;
  stderr(data: string): void;
  /** Input until it ends; none when not given. */
  readonly stdin?: AsyncIterable<string>;
  readonly tty?: boolean;
  readonly signal?: AbortSignal;
}

/** A way to one port of one Pod. */
export interface PortForward {
  /** Sends one HTTP request through; rejects with the kubelet's wording when the Pod does not take it. */
  request(request: LabRequest): Promise<LabResponse>;
}

/** An HTTP request inside the lab. */
export interface LabRequest {
  readonly method: string;
  /** Absolute URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface LabResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The API server of the lab, as kubectl's library sees one. All objects are plain JSON and never shared: what a
 * caller gets is its own copy. Every refusal is a StatusError in the server's words.
 */
export interface Api {
  /** The resources that are served, in the order of `kubectl api-resources`. */
  readonly resources: readonly Resource[];
  readonly version: string;
  get(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    options?: CallOptions,
  ): Promise<KubeObject>;
  /** Items in the order that a server lists them: by namespace, then name. */
  list(
    resource: Resource,
    namespace: string | undefined,
    options?: ListOptions,
  ): Promise<{ readonly items: readonly KubeObject[]; readonly resourceVersion: string }>;
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
    options?: CallOptions,
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
  /** Changes from `resourceVersion` on (or everything there is, then changes), until the signal aborts. */
  watch(
    resource: Resource,
    namespace: string | undefined,
    options: ListOptions & { readonly resourceVersion?: string; readonly signal: AbortSignal },
  ): AsyncIterable<WatchEvent>;
  logs(
    namespace: string,
    pod: string,
    options: {
      readonly container?: string;
      readonly previous?: boolean;
      readonly follow?: boolean;
      readonly tail?: number;
      readonly timestamps?: boolean;
      readonly signal?: AbortSignal;
    },
  ): AsyncIterable<string>;
  /** Runs a command in a container; the exit code, or a StatusError in the kubelet's words. */
  exec(
    namespace: string,
    pod: string,
    container: string | undefined,
    argv: readonly string[],
    streams: Streams,
  ): Promise<number>;
  /** Joins the first process of a container that runs; its exit code when it ends, as exec's. */
  attach(namespace: string, pod: string, container: string | undefined, streams: Streams): Promise<number>;
  portForward(namespace: string, pod: string, port: number): Promise<PortForward>;
}

/** The clock of the lab; a test passes its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Waits for what happens outside of the lab, such as loading a file: a simulated clock stands still meanwhile. */
  outside?<T>(work: Promise<T>): Promise<T>;
}
