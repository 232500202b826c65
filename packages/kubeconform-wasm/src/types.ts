/** What kubeconform says about one document. `empty` is a document without content (only comments or nothing). */
export type Status = 'valid' | 'invalid' | 'error' | 'skipped' | 'empty';

/** One leaf error of the JSON-schema validation. */
export interface ValidationError {
  /**
   * Where in the object, as native kubeconform prints it: `/spec/ports/0/port`, '' for the object itself. Like a JSON
   * pointer, but without escapes: a key with a slash in it spans several parts. A missing or unknown field is reported at
   * the object that should not lack or hold it.
   */
  readonly path: string;
  /** The engine's own English wording. */
  readonly message: string;
}

/** The verdict on one document, or on one member of a `List`. */
export interface Result {
  /** As given to `validate`; `stdin` by default. */
  readonly filename: string;
  readonly status: Status;
  /** Empty strings where the document does not say. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /**
   * Every leaf error, in document order of the engine. A document that cannot be read, or whose kind has no schema,
   * has status `error` and one entry with the path ''.
   */
  readonly errors: readonly ValidationError[];
  /** Number of the YAML document in the text, from 0. Documents are what `---` separates, empty ones included. */
  readonly index: number;
  /** First line of the document in the text, from 1. The `---` line belongs to no document. */
  readonly line: number;
  /** Where the object lies in its document: '' or, for a member of a `List`, a JSON pointer such as `/items/2`. */
  readonly pointer: string;
}

/** Bytes that take the place of an asset: compressed as shipped (gzip) or unpacked. */
export type Bytes = Uint8Array | ArrayBuffer;

/** How to build a validator. */
export interface Options {
  /** `1.37.2`, or `1.37` for the patch version that is shipped. See `kubernetesVersions`. */
  readonly kubernetesVersion: string;
  /** Unknown fields and duplicate keys are errors. Default: true. */
  readonly strict?: boolean;
  /**
   * Definitions to use in place of the shipped ones, as an object or as (gzipped) JSON. They are checked against the
   * metaschema, and `kubernetesVersion` is not looked at.
   */
  readonly schemas?: Bytes | Definitions;
  /** A kind without a schema is `skipped` rather than an `error`. Default: false. */
  readonly ignoreMissingSchemas?: boolean;
  /** Kinds (`Service`) or group versions with kind (`apps/v1/Deployment`) to skip. */
  readonly skip?: readonly string[];
  /** Kinds, as in `skip`, that are an `error`. */
  readonly reject?: readonly string[];
  /** The engine, compressed or not. Loaded from the package by default. */
  readonly wasm?: Bytes;
}

/** Options of a single call. */
export interface ValidateOptions {
  /** Returned in each result. Default: `stdin`, as native kubeconform says. */
  readonly filename?: string;
}

/** A validator for one Kubernetes version. */
export interface Kubeconform {
  /** The full version, such as `1.37.2`. */
  readonly kubernetesVersion: string;
  /**
   * Judges every document of a text.
   *
   * Documents are split as kubectl does it: at `---` in the first column, and what follows on that line must be a comment.
   *
   * @returns one result a document (one a member, for a `List`), in order. Bad input never throws.
   * @throws Error when the engine itself breaks; the next call works again.
   */
  validate(yaml: string, options?: ValidateOptions): Result[];
}

/** A kind that an API server of the version serves by default. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A JSON schema (draft 4 as kubeconform reads it), kept loose on purpose. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/**
 * All schemas of one Kubernetes version. Names are upstream's, but for two: `root.NAME` is a whole document (with its kind
 * and name, which nested objects need not have), `NAME.status` what only a status holds (the server drops it, so that
 * nothing in it is required and no enum is checked).
 */
export interface Definitions {
  /** The full version, such as `1.37.2`. */
  readonly kubernetesVersion: string;
  /** `apiVersion/kind` (`v1/Service`, `apps/v1/Deployment`) to the name of its root definition. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Name of a definition (`io.k8s.api.core.v1.Service`) to its schema; `$ref` is `#/definitions/NAME`. */
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Name of a definition (without `root.` and `.status`) to its own text (key '') and to the text of each field. */
export type Descriptions = Readonly<Record<string, Readonly<Record<string, string>>>>;
