import type { KubeObject } from '../api.ts';
import type { Json } from '../cluster/json.ts';
import { Failure } from './errors.ts';
import { sorted } from './json.ts';
import { kindName } from './resources/mapper.ts';
import type { Run } from './run.ts';

/** Writes an object, or a list of them. */
export type ObjectPrinter = (object: KubeObject | Json) => string;

/** How an object is named: `deployment.apps/web`. */
export function nameOf(object: KubeObject | Json): string {
  const [group, version] = String(object.apiVersion).split('/');
  return `${kindName({ kind: object.kind, group: version === undefined ? '' : (group ?? '') })}/${object.metadata.name}`;
}

/** The printer for `-o`, or undefined when it is not given. @throws {Failure} for a format that there is not. */
export function formatPrinter(run: Run, allowed: readonly string[] = FORMATS): ObjectPrinter | undefined {
  const format = run.flags.text('output');
  if (format === '') return undefined;
  if (format === 'json') return (object) => `${JSON.stringify(sorted(object), null, 4)}\n`;
  if (format === 'name') return names;
  throw new Failure(
    `unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: ${allowed.join(',')}`,
  );
}

function names(object: Json): string {
  if (Array.isArray(object.items)) return object.items.map(names).join('');
  return `${nameOf(object)}\n`;
}

const FORMATS =
  'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml'.split(
    ',',
  );

/** The printer of a command that says what it did: `pod/web created`, unless `-o` asks for more. */
export function operationPrinter(run: Run, operation: string): ObjectPrinter {
  const format = run.flags.text('output');
  if (format === 'name') return (object) => `${nameOf(object)}\n`;
  return formatPrinter(run) ?? ((object) => `${nameOf(object)} ${operation}\n`);
}
