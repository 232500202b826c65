import type { Status } from '../types.ts';

/** What the engine says of one resource, in the words of the native tool (`go/command.go`). */
export interface Judged {
  readonly status: Status;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** '' where nothing is wrong. */
  readonly message: string;
  /** The first level of errors, as the native JSON output has it. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** The same, with the path of its file as it was found. */
export interface FileResult extends Judged {
  readonly filename: string;
}

/** A file or a folder that cannot be read. */
export function unreadable(filename: string, message: string): FileResult {
  return {
    filename,
    status: 'error',
    apiVersion: '',
    kind: '',
    namespace: '',
    name: '',
    message,
    errors: [],
  };
}
