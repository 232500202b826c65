import type { FileResult } from '../result.ts';

/** How results become text. Both functions answer what to print. */
export interface Output {
  /** One result, as soon as it is known. */
  write(result: FileResult): string;
  /** The end of all results. */
  flush(): string;
}

/** What an output is asked for. */
export interface OutputOptions {
  readonly summary: boolean;
  readonly stdin: boolean;
  readonly verbose: boolean;
}
