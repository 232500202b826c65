import type { Definitions, Result } from 'kubeconform-wasm';

export type { Definitions, Result };

/**
 * Judges manifests as one Kubernetes version would. Asynchronous, so that it may sit in a worker; the checks take
 * any number of them and merge what they say.
 */
export interface Engine {
  /** The minor version it speaks for, such as `1.37`. */
  readonly kubernetes: string;
  /**
   * Judges one document.
   *
   * @returns one result, or one a member for a list. Bad input never throws.
   */
  validate(document: string): Promise<readonly Result[]>;
  /** What the version serves and which fields there are: for suggestions. */
  definitions(): Promise<Definitions>;
}
