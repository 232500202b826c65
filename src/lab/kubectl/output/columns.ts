import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { alignTabs } from '../format/tabwriter.ts';
import { TABLE_TABS } from '../printers/print.ts';
import { OutputError } from './error.ts';
import { type JsonPath, JsonPathError, jsonPath, parseJsonPath } from './jsonpath/index.ts';
import { relaxedPath } from './relaxed.ts';

/** A column that the user asked for. */
export interface CustomColumn {
  readonly heading: string;
  readonly template: string;
}

/**
 * `NAME:.metadata.name,IP:.status.podIP`
 *
 * @throws {OutputError}
 */
export function columnsOf(spec: string): CustomColumn[] {
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) {
      throw new OutputError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    }
    return column(part.slice(0, colon), part.slice(colon + 1));
  });
}

/**
 * A file with a line of headings and a line of paths.
 *
 * @throws {OutputError}
 */
export function columnsOfFile(text: string): CustomColumn[] {
  const expected =
    'Expected format is one line of space separated headers, one line of space separated column specs.';
  const lines = text.replace(/\n$/, '').split('\n');
  if (text === '') throw new OutputError(`invalid template, missing header line. ${expected}`);
  if (lines.length < 2) throw new OutputError(`invalid template, missing spec line. ${expected}`);
  const [headings = [], specs = []] = lines.map((line) => line.split(/\s+/).filter(Boolean));
  if (headings.length !== specs.length) {
    throw new OutputError(
      `number of headers (${headings.length}) and field specifications (${specs.length}) don't match`,
    );
  }
  return headings.map((heading, index) => column(heading, specs[index] ?? ''));
}

function column(heading: string, spec: string): CustomColumn {
  return { heading, template: relaxedPath(spec) };
}

/**
 * The columns of some objects, with headings unless told otherwise.
 *
 * @throws {OutputError} for a path that is none; kubectl notices after it has printed the headings.
 */
export function printColumns(
  columns: readonly CustomColumn[],
  objects: readonly Json[],
  headings: boolean,
): string {
  const head = headings ? [columns.map(({ heading }) => heading)] : [];
  try {
    const paths: JsonPath[] = columns.map(({ template }) => jsonPath(parseJsonPath(template)));
    return text([...head, ...objects.map((object) => paths.map((path) => cell(path.find(object))))]);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new OutputError(error.message, text(head));
  }
}

function text(lines: readonly (readonly string[])[]): string {
  return alignTabs(lines.map((line) => `${line.join('\t')}\n`).join(''), TABLE_TABS);
}

function cell(found: readonly (readonly Json[])[]): string {
  const none = (found[0] ?? []).length === 0 ? ['<none>'] : [];
  return (
    [...none, ...found.flat().map(goValue)]
      .join(',')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
      .replace(/\u001b/g, '^[')
      .replaceAll('\r', '\\r')
  );
}
