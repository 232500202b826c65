import type { KubeObject, Resource } from '../../api.ts';
import { formatLabels } from '../format/labels.ts';
import { alignTabs, type TabOptions } from '../format/tabwriter.ts';
import { printerOf } from './kinds/index.ts';
import { type Cell, tableContext } from './table.ts';

/** What decorates a table. */
export interface TableOptions {
  /** Milliseconds since 1970: ages are counted up to here. */
  readonly now: number;
  readonly wide?: boolean;
  /** The objects were asked for by name: a server then does not know what else there is of the kind. */
  readonly named?: boolean;
  /** `-L`: a column a label. */
  readonly labelColumns?: readonly string[];
  readonly showLabels?: boolean;
  /** Names with their kind: `pod/web`, `deployment.apps/web`. */
  readonly withKind?: boolean;
  readonly withNamespace?: boolean;
  /** `--output-watch-events`: what happened, a first column. */
  readonly eventType?: 'ADDED' | 'MODIFIED' | 'DELETED' | 'ERROR';
}

/** Text in columns: headings in capitals, and a text a cell. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Objects of one kind as `kubectl get` shows them. The rows are in the order of the objects.
 *
 * @param resource their resource; a kind without a table of its own is shown with name and time of creation.
 */
export function printTable(resource: Resource, objects: readonly KubeObject[], options: TableOptions): Table {
  const printer = printerOf(resource);
  const context = tableContext(objects, options.now, options.named);
  const labels = options.labelColumns ?? [];
  const shown = printer.columns.map((column) => typeof column === 'string' || options.wide === true);
  const headings = printer.columns.map((column) => (typeof column === 'string' ? column : column.wide));
  const nameColumn = options.withKind ? headings.indexOf('Name') : -1;
  const columns = [
    ...(options.eventType ? ['Event'] : []),
    ...(options.withNamespace ? ['Namespace'] : []),
    ...headings.filter((_, index) => shown[index]),
    ...labels.map((label) => label.split('/').at(-1) ?? ''),
    ...(options.showLabels ? ['Labels'] : []),
  ].map((heading) => heading.toUpperCase());
  const rows = objects.map((object) => {
    const cells = printer.row(object, context).map(text);
    if (nameColumn >= 0) cells[nameColumn] = `${kindPrefix(resource)}/${cells[nameColumn]}`;
    const own = object.metadata.labels ?? {};
    return [
      ...(options.eventType ? [options.eventType.padEnd(8)] : []),
      ...(options.withNamespace ? [object.metadata.namespace ?? ''] : []),
      ...cells.filter((_, index) => shown[index]),
      ...labels.map((label) => own[label] ?? ''),
      ...(options.showLabels ? [formatLabels(own)] : []),
    ];
  });
  return { columns, rows };
}

/** `pod`, `deployment.apps`: how kubectl names an object's kind in front of its name. */
export function kindPrefix({ kind, group }: Pick<Resource, 'kind' | 'group'>): string {
  return (group ? `${kind}.${group}` : kind).toLowerCase();
}

function text(cell: Cell): string {
  return cell === undefined || cell === null ? '' : String(cell);
}

/**
 * A table as kubectl writes it, every line ended by a newline; empty when there are no rows.
 *
 * @param options.remembered widths of the rows written before, as a watch has them; grown in place.
 */
export function renderTable(
  { columns, rows }: Table,
  options: { readonly noHeaders?: boolean; readonly remembered?: number[] } = {},
): string {
  if (rows.length === 0) return '';
  // kubectl measures in bytes, and before it cuts a cell at its first line's end.
  const widest = columns.map((_, column) => Math.max(...rows.map((row) => bytes(row[column] ?? ''))));
  const padded = (cells: readonly string[], raw: readonly string[]) =>
    cells.map((cell, column) =>
      column === cells.length - 1
        ? cell
        : cell + ' '.repeat(Math.max(0, (widest[column] ?? 0) - bytes(raw[column] ?? ''))),
    );
  const lines = rows.map((row) => row.map(oneLine));
  if (!options.noHeaders) lines.unshift(padded(columns, columns));
  else lines[0] = padded(lines[0] ?? [], rows[0] ?? []);
  return alignTabs(`${lines.map((line) => line.join('\t')).join('\n')}\n`, {
    ...TABLE_TABS,
    ...(options.remembered ? { remembered: options.remembered } : {}),
  });
}

/** What `kubectl get` writes tables with. */
export const TABLE_TABS: TabOptions = { minWidth: 6, padding: 3 };

function oneLine(cell: string): string {
  const end = cell.search(/[\f\n\r]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
  return (end < 0 ? cell : `${cell.slice(0, end)}...`).replace(/\u001b/g, '^[');
}

function bytes(value: string): number {
  let count = 0;
  for (const rune of value) {
    const code = rune.codePointAt(0) as number;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
