import type { KubeObject } from '../../api.ts';
import { goQuote, goSyntax } from '../format/gotext.ts';
import { byBytes } from '../format/labels.ts';
import { kindPrefix } from '../printers/print.ts';
import { columnsOf, columnsOfFile, printColumns } from './columns.ts';
import { OutputError } from './error.ts';
import { goJson } from './json.ts';
import { JsonPathError, jsonPath, parseJsonPath, printFound, printFoundAsJson } from './jsonpath/index.ts';
import { toKyaml } from './kyaml.ts';
import { isList, type KubeList, withoutManagedFields } from './list.ts';
import { goTemplate } from './template/index.ts';
import { toYaml } from './yaml.ts';

/** Prints objects one after the other in one format. */
export interface ObjectPrinter {
  /**
   * @returns the text for standard output.
   * @throws {OutputError} when the format does not fit the object.
   */
  print(object: KubeObject | KubeList): string;
}

/** What the flags besides `-o` say. */
export interface OutputOptions {
  /** `--template` */
  readonly template?: string;
  /** `--no-headers` */
  readonly noHeaders?: boolean;
  /** `--show-managed-fields` */
  readonly showManagedFields?: boolean;
  /** `--allow-missing-template-keys`, true when not given */
  readonly allowMissingKeys?: boolean;
  /** The text of a file that a format names; undefined when there is none. */
  readFile?(path: string): Promise<string | undefined>;
  /** Keys in the order that objects have them, as in what kubectl makes from its own types. JSON only. */
  readonly keepOrder?: boolean;
  /** `get` knows more formats than other commands. */
  readonly command?: 'get';
}

const TEMPLATES = [
  'go-template',
  'go-template-file',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'template',
  'templatefile',
];
const COLUMNS = ['custom-columns', 'custom-columns-file'];

/** Formats after `-o` in the order in which kubectl lists them. */
export function allowedFormats(command?: 'get'): string[] {
  return ['json', 'kyaml', 'name', 'yaml', ...TEMPLATES, ...(command ? [...COLUMNS, 'wide'] : [])].sort(
    byBytes,
  );
}

/**
 * The printer of a format, all but tables (no format, `wide`).
 *
 * @param format what follows `-o`, template included.
 * @throws {OutputError} in kubectl's words, for unknown formats and for templates that are none.
 */
export async function outputPrinter(format: string, options: OutputOptions = {}): Promise<ObjectPrinter> {
  const template = options.template ?? '';
  const wanted = format === '' && template !== '' ? 'go-template' : format;
  const [name, value] = split(wanted, template);
  if (TEMPLATES.includes(name)) return templatePrinter(name, value, options);
  const plain = plainPrinter(wanted.toLowerCase(), options) ?? (wanted === 'name' ? namePrinter : undefined);
  if (plain) return plain;
  if (options.command === 'get' && COLUMNS.includes(name)) return columnsPrinter(name, value, options);
  throw new OutputError(
    `unable to match a printer suitable for the output format ${goQuote(wanted)}, allowed formats are: ${allowedFormats(options.command).join(',')}`,
  );
}

/** Format and template, from `-o FORMAT=TEMPLATE` or from both flags. */
function split(format: string, template: string): [name: string, template: string] {
  if (template) return [format, template];
  const equals = format.indexOf('=');
  return equals < 0 ? [format, ''] : [format.slice(0, equals), format.slice(equals + 1)];
}

function plainPrinter(format: string, options: OutputOptions): ObjectPrinter | undefined {
  const shown = (object: unknown) => (options.showManagedFields ? object : withoutManagedFields(object));
  let count = 0;
  if (format === 'json') {
    return { print: (object) => `${goJson(shown(object), 4, !options.keepOrder)}\n` };
  }
  if (format === 'kyaml') return { print: (object) => toKyaml(shown(object)) };
  if (format !== 'yaml') return undefined;
  return { print: (object) => (count++ > 0 ? '---\n' : '') + toYaml(shown(object)) };
}

const namePrinter: ObjectPrinter = {
  print: (object) =>
    isList(object) ? object.items.map((item) => `${nameLine(item)}\n`).join('') : `${nameLine(object)}\n`,
};

/** `deployment.apps/web`, and what became of it: `deployment.apps/web created`. */
export function nameLine(object: KubeObject, operation = ''): string {
  const group = object.apiVersion.includes('/') ? (object.apiVersion.split('/')[0] ?? '') : '';
  const name = object.metadata.name || '<unknown>';
  return `${kindPrefix({ kind: object.kind, group })}/${name}${operation ? ` ${operation}` : ''}`;
}

async function templatePrinter(name: string, value: string, options: OutputOptions): Promise<ObjectPrinter> {
  if (value === '') throw new OutputError('template format specified but no template given');
  const text = name.endsWith('file')
    ? await fileText(value, `error reading --template ${value}`, options)
    : value;
  return name.startsWith('jsonpath')
    ? jsonPathPrinter(text, name === 'jsonpath-as-json', options)
    : goTemplate(text, options.allowMissingKeys ?? true);
}

function jsonPathPrinter(text: string, asJson: boolean, options: OutputOptions): ObjectPrinter {
  let path: ReturnType<typeof jsonPath>;
  try {
    path = jsonPath(parseJsonPath(text), options.allowMissingKeys ?? true);
  } catch (error) {
    throw new OutputError(`error parsing jsonpath ${text}, ${(error as Error).message}`);
  }
  return {
    print(object) {
      try {
        const found = path.find(object);
        return asJson ? printFoundAsJson(found) : printFound(found);
      } catch (error) {
        if (!(error instanceof JsonPathError)) throw error;
        const more =
          `Error executing template: ${error.message}. Printing more information for debugging the template:\n` +
          `\ttemplate was:\n\t\t${text}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n`;
        throw new OutputError(`error executing jsonpath ${goQuote(text)}: ${more}\n`);
      }
    },
  };
}

async function columnsPrinter(name: string, value: string, options: OutputOptions): Promise<ObjectPrinter> {
  if (value === '') throw new OutputError('custom-columns format specified but no custom columns given');
  const file = name === 'custom-columns-file';
  const text = file ? await fileText(value, `error reading template ${value}`, options, '\n') : value;
  try {
    const columns = file ? columnsOfFile(text) : columnsOf(text);
    let headings = file || !options.noHeaders;
    return {
      print(object) {
        const out = printColumns(columns, isList(object) ? object.items : [object], headings);
        headings = false;
        return out;
      },
    };
  } catch (error) {
    throw new OutputError((error as Error).message);
  }
}

async function fileText(path: string, prefix: string, options: OutputOptions, end = ''): Promise<string> {
  const text = await options.readFile?.(path);
  if (text === undefined) throw new OutputError(`${prefix}, open ${path}: no such file or directory${end}`);
  return text;
}
