import { StatusError } from '../api.ts';

/** An error that kubectl itself raises; printed as `error: MESSAGE`. */
export class Failure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Failure';
  }
}

/** A wrong way to call a command: its message is followed by where to find help. */
export class UsageFailure extends Failure {}

/** Ends the command at once with that code, having said everything there is to say. */
export class Exit extends Error {
  readonly code: number;
  /** Printed as it is, without `error: ` before it. */
  readonly text: string;
  constructor(code: number, text = '') {
    super(text || `exit ${code}`);
    this.name = 'Exit';
    this.code = code;
    this.text = text;
  }
}

/** A kubeconfig that contradicts itself; printed as `Error in configuration: MESSAGE`. */
export class ConfigurationInvalid extends Failure {}

/** No connection to the API server. */
export class Unreachable extends Failure {
  readonly host: string;
  constructor(host: string) {
    super(`The connection to the server ${host} was refused - did you specify the right host or port?`);
    this.host = host;
  }
}

/** Several errors, each printed on a line of its own. */
export class Failures extends Error {
  readonly errors: readonly Error[];
  constructor(errors: readonly Error[]) {
    super(aggregate(errors.map((error) => error.message)));
    this.name = 'Failures';
    this.errors = errors;
  }
}

/** One error as itself, several as a list; nothing for none. */
export function reduce(errors: readonly Error[]): Error | undefined {
  const flat = errors.flatMap((error) => (error instanceof Failures ? [...error.errors] : [error]));
  return flat.length > 1 ? new Failures(flat) : flat[0];
}

/** Throws what there is. */
export function throwAll(errors: readonly Error[]): void {
  const error = reduce(errors);
  if (error) throw error;
}

/** Go's `utilerrors.Aggregate.Error()`: equal messages once, several in brackets. */
function aggregate(messages: readonly string[]): string {
  const once = [...new Set(messages)];
  return once.length === 1 ? (once[0] ?? '') : `[${once.join(', ')}]`;
}

/** The same error, saying with which file it came; as `cmdutil.AddSourceToErr`. */
export function withSource(verb: string, source: string | undefined, error: unknown): unknown {
  if (!source || !(error instanceof Error) || error instanceof Exit) return error;
  if (error instanceof StatusError) {
    return new StatusError({
      ...error.status,
      message: `error when ${verb} "${source}": ${error.status.message}`,
    });
  }
  return new Failure(`error when ${verb} "${source}": ${error.message}`);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof StatusError && error.status.reason === 'NotFound';
}

interface Cause {
  readonly field: string;
  readonly message: string;
}

/** `standardErrorMessage` of kubectl's helpers; undefined for errors that it does not know. */
function standard(error: Error): string | undefined {
  if (error instanceof StatusError) {
    const { reason, message } = error.status;
    return reason ? `Error from server (${reason}): ${message}` : `Error from server: ${message}`;
  }
  return error instanceof Unreachable ? error.message : undefined;
}

function invalid(error: StatusError): string {
  const { details, message } = error.status;
  if (!details) return message ? `The request is invalid: ${message}` : 'The request is invalid';
  const { kind, name } = details as { readonly kind?: string; readonly name?: string };
  const causes = (details['causes'] ?? []) as readonly Cause[];
  let text = 'The request is invalid';
  if (kind || name) text = `The ${kind ?? ''} ${JSON.stringify(name ?? '')} is invalid`;
  else if (message && causes.length === 0) text += `: ${message}`;
  if (causes.length === 0) return text;
  const lines = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
  return lines.length === 1
    ? `${text}: ${lines[0]}\n`
    : `${text}: \n${lines.map((line) => `* ${line}\n`).join('')}`;
}

/** What kubectl prints for an error that reached its top, and its exit code: `cmdutil.CheckErr`. */
export function report(error: unknown): { readonly text: string; readonly code: number } {
  const line = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  if (error instanceof Exit) return { text: line(error.text), code: error.code };
  if (error instanceof Failures) {
    return {
      text: error.errors.map((item) => `${standard(item) ?? item.message}\n`).join(''),
      code: 1,
    };
  }
  if (error instanceof StatusError && error.status.reason === 'Invalid') {
    return { text: line(invalid(error)), code: 1 };
  }
  if (error instanceof ConfigurationInvalid) {
    return { text: line(`Error in configuration: ${error.message}`), code: 1 };
  }
  if (!(error instanceof Error)) throw error;
  const known = standard(error);
  if (known !== undefined) return { text: line(known), code: 1 };
  const { message } = error;
  return { text: line(message.startsWith('error: ') ? message : `error: ${message}`), code: 1 };
}
