/** `unjudged` is a kind that the API server serves but this package does not know how to judge. */
export type Verdict = 'accept' | 'reject' | 'unjudged';

/**
 * Where a document stopped, in the order in which it meets the checks. kubectl: `parse` (not YAML or JSON), `type`
 * (apiVersion or kind missing), `metadata` (names, labels or annotations of the wrong type), `mapping` (no such kind),
 * `name` (no usable name). The API server: `decode` (wrong types, unknown fields), `admit` (namespace,
 * priority), `validate` (validation, immutable fields, ranges of allocators). Or `accepted`.
 */
export type Stage =
  | 'parse'
  | 'type'
  | 'metadata'
  | 'mapping'
  | 'name'
  | 'decode'
  | 'admit'
  | 'validate'
  | 'accepted';

/** One error of a document. */
export interface FieldError {
  /**
   * The API server's cause (`FieldValueInvalid`, `FieldValueRequired`, `FieldValueNotSupported`, `FieldValueForbidden`,
   * `FieldValueDuplicate`, …), `UnknownField`, `DuplicateField`, `WrongType`, or `Error` for everything else.
   */
  readonly type: string;
  /** Path such as `spec.ports[0].nodePort`; without indices where the type is wrong; '' where no field is to blame. */
  readonly field: string;
  /** The value that is wrong, where the message carries one. Server-side values are printed as the server holds them. */
  readonly badValue?: unknown;
  /** What is wrong with it, without field and value. May be empty: `Required value` says it all. */
  readonly detail: string;
  /** The error in one line, as the server words it: field, kind of error, value, detail. */
  readonly message: string;
}

/** A Kubernetes object as JSON. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** The answer for one document, or one member of a `List`. */
export interface DocumentVerdict {
  readonly verdict: Verdict;
  readonly stage: Stage;
  /** Empty strings where the document does not say or was not understood. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Number of the document in the file, from 0, as kubectl counts: parts with no line at all are none. */
  readonly index: number;
  /** First line of the document, from 1. */
  readonly line: number;
  /** Where the object lies in its document: '' or, for a member of a `List`, a JSON pointer such as `/items/2`. */
  readonly pointer: string;
  /** kubectl stops reading a file at the first document it cannot use; it never got to this one. */
  readonly unread: boolean;
  /** What kubectl would say it did. '' when nothing was sent. */
  readonly operation: 'created' | 'configured' | 'unchanged' | '';
  readonly errors: readonly FieldError[];
  /** Texts of the server's warnings, without the `Warning: ` in front. */
  readonly warnings: readonly string[];
  /**
   * The object as the server would store it: defaults filled in, managed fields left out. What a cluster chooses anew
   * each time (uid, creation time, automatic cluster addresses and node ports) is left out as well.
   */
  readonly object?: KubernetesObject;
  /** What kubectl would print if the document were alone in its file, without warnings. '' when it is accepted. */
  readonly message: string;
}

/** The answer for a file: that of `kubectl apply --validate=strict -f FILE`. */
export interface FileVerdict {
  readonly verdict: 'accept' | 'reject';
  readonly documents: readonly DocumentVerdict[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** A kind that the API server serves by default. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural name, as in `kubectl get RESOURCE`. */
  readonly resource: string;
  readonly namespaced: boolean;
  /** Whether this package judges it. */
  readonly judged: boolean;
}

/** Bytes that take the place of the engine: compressed as shipped (gzip) or unpacked. */
export type Bytes = Uint8Array | ArrayBuffer;

/** How to start an API server. */
export interface Options {
  /** `1.37.2` or `1.37`; there is no other yet. */
  readonly kubernetesVersion?: string;
  /** Addresses of Services: a CIDR, or two for dual-stack. Default: `10.96.0.0/12`. */
  readonly serviceCIDR?: string | readonly string[];
  /** Node ports of Services. Default: `30000-32767`. */
  readonly nodePortRange?: string;
  /** The engine. Loaded from the package by default. */
  readonly wasm?: Bytes;
  /** Told while the engine is fetched, in browsers. Bytes; `total` is 0 while nobody knows. */
  readonly onProgress?: (loaded: number, total: number) => void;
}

/** Options of a single call. */
export interface JudgeOptions {
  /** Named in messages as kubectl names it. Default: `STDIN`, as for `-f -`. */
  readonly filename?: string;
  /** Namespace of the current context. Default: `default`. */
  readonly namespace?: string;
  /**
   * Objects that are on the cluster already, as YAML or JSON: what `kubectl get -o yaml` prints (known by their uid), or
   * manifests that are taken as applied before.
   */
  readonly existing?: string;
  /**
   * Namespaces that exist, besides those of every cluster, of `existing` and of the file itself. Default: all that are
   * asked for.
   */
  readonly namespaces?: readonly string[];
}

/** An API server with kubectl in front of it. It keeps nothing between calls. */
export interface ApiServer {
  /** The full version, such as `1.37.2`. */
  readonly kubernetesVersion: string;
  /** Kinds that are served, by group and name. */
  readonly kinds: readonly Kind[];
  /**
   * Judges a file as `kubectl apply --validate=strict -f FILE` would on a cluster that has nothing but `existing`. A
   * document finds what earlier ones have created. Service accounts, priority classes and other objects that a document
   * only refers to count as existing.
   *
   * @param file text, or the file's bytes (UTF-8, or UTF-16 with a byte order mark)
   * @throws Error when `existing` cannot be put on a cluster, or when the engine breaks; the next call works again (on the
   * main thread of a page only after a moment).
   */
  judge(file: string | Uint8Array, options?: JudgeOptions): FileVerdict;
  /**
   * Decodes every document strictly and fills in the defaults of its version, without validation and without what the
   * server fills in on creation. Documents that do not decode are `reject`.
   *
   * @throws Error when the engine breaks; the next call works again.
   */
  complete(
    file: string | Uint8Array,
    options?: Pick<JudgeOptions, 'filename' | 'namespace'>,
  ): readonly DocumentVerdict[];
}
