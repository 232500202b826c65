import type { DocumentVerdict, FieldError } from 'kube-apiserver-wasm';

export type { FieldError };

/** What the API server (and kubectl in front of it) says about one object of a file. */
export type ServerDocument = Pick<
  DocumentVerdict,
  'verdict' | 'stage' | 'index' | 'line' | 'pointer' | 'errors' | 'warnings' | 'message'
>;

/**
 * Judges manifests as `kubectl apply --validate=strict` and an API server would. Asynchronous, so that it may sit in a
 * worker.
 */
export interface ServerEngine {
  /** The minor version it speaks for, such as `1.37`. */
  readonly kubernetes: string;
  /**
   * Judges a whole file: later documents find what earlier ones have created.
   *
   * @param filename as the messages name the file.
   * @returns an entry for each object, none for empty documents. Bad input never throws.
   */
  judge(text: string, filename: string): Promise<readonly ServerDocument[]>;
}
