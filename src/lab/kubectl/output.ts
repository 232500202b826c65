import type { KubeObject } from '../api.ts';
import type { Json } from '../cluster/json.ts';
import { Failure } from './errors.ts';
import { nameLine, OutputError, outputPrinter } from './output/index.ts';
import { inTypeOrder } from './output/typed.ts';
import type { Run } from './run.ts';

/** Writes an object, or a list of them. @throws {Failure} when the format does not fit it. */
export type ObjectPrinter = (object: KubeObject | Json) => string;

/**
 * The printer for `-o`, or undefined when nothing is asked for.
 *
 * @param typed whether the objects are of kubectl's own types: JSON then has their fields in the types' order.
 * @throws {Failure} for a format that there is not.
 */
export async function formatPrinter(
  run: Run,
  command?: 'get',
  typed = false,
): Promise<ObjectPrinter | undefined> {
  const { flags, call } = run;
  const format = flags.text('output');
  const template = flags.has('template') ? flags.text('template') : '';
  if (format === '' && template === '') return undefined;
  try {
    const printer = await outputPrinter(format, {
      template,
      readFile: (path) => call.files.read(path),
      keepOrder: typed,
      ...(flags.has('no-headers') && { noHeaders: flags.bool('no-headers') }),
      ...(flags.has('show-managed-fields') && { showManagedFields: flags.bool('show-managed-fields') }),
      ...(flags.has('allow-missing-template-keys') && {
        allowMissingKeys: flags.bool('allow-missing-template-keys'),
      }),
      ...(command && { command }),
    });
    return (object) => guarded(() => printer.print(typed ? inTypeOrder(object) : object));
  } catch (error) {
    throw asFailure(error);
  }
}

function asFailure(error: unknown): unknown {
  return error instanceof OutputError ? new Failure(error.message) : error;
}

function guarded(print: () => string): string {
  try {
    return print();
  } catch (error) {
    throw asFailure(error);
  }
}

/** The printer of a command that says what it did: `pod/web created`, unless `-o` asks for more. */
export async function operationPrinter(run: Run, operation: string, typed = false): Promise<ObjectPrinter> {
  return (await formatPrinter(run, undefined, typed)) ?? ((object) => `${nameLine(object, operation)}\n`);
}
