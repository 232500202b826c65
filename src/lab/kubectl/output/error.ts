/** A format that kubectl refuses, or data that does not fit it; the message is kubectl's, without `error: `. */
export class OutputError extends Error {
  /** What kubectl prints on standard output all the same. */
  readonly stdout: string;
  constructor(message: string, stdout = '') {
    super(message);
    this.stdout = stdout;
  }
}
