/** A place in a text. Lines and columns count from 1; columns are UTF-16 units, as editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a text, `end` exclusive. */
export interface Range {
  readonly start: Place;
  readonly end: Place;
}

export type Severity = 'error' | 'warning' | 'info';

/**
 * Whose rule it is. `api`: what an API server (or kubectl on its way there) says; never contradicts it.
 * `guide`: this project's advice, which may be stricter.
 */
export type Layer = 'api' | 'guide';

/** A replacement of one stretch of text that mends the problem. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/** Another place that explains the problem. */
export interface Related {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Values that a code's message is made of. */
export type DiagnosticData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One problem in one file. Every checker returns these; none prints or throws. */
export interface Diagnostic {
  /** The file as the caller named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** Field path as the API server writes it, e.g. `spec.ports[0].targetPort`. */
  readonly path?: string;
  readonly severity: Severity;
  readonly layer: Layer;
  /** Kebab-case, stable; a key of the table in `codes/`. */
  readonly code: string;
  readonly data?: DiagnosticData;
  /** Korean: what is wrong and what to write instead. */
  readonly message: string;
  readonly hint?: string;
  /** The engine's own wording (English), when an engine said it. */
  readonly detail?: string;
  /** Kubernetes minor versions in which it is a problem, when not in all of those checked. */
  readonly kubernetes?: readonly string[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** The checker: `yaml`, `schema`, `reference`, `page`, `command`, `replay`, … */
  readonly source: string;
}
