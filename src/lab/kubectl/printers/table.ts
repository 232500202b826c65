import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { since } from '../format/duration.ts';

/** What a cell may hold: `undefined` prints as nothing. */
export type Cell = string | number | boolean | undefined;

/** A column's heading; in an object when it is shown only with `-o wide`. */
export type Column = string | { readonly wide: string };

/** How one kind is shown as a table: the columns, and the cells of an object. */
export interface Printer {
  readonly columns: readonly Column[];
  /** A cell for each column, those that only `-o wide` shows included. */
  row(object: Json, table: TableContext): readonly Cell[];
}

/** What a row may need besides its object. */
export interface TableContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** All objects of the table. */
  readonly objects: readonly KubeObject[];
  /** Whether the objects were asked for by name, not as a list. */
  readonly named: boolean;
  /** Time since a timestamp, or `<unknown>`. */
  ago(timestamp: string | null | undefined): string;
  /** Time since the object was created. */
  age(object: Json): string;
}

export function wide(heading: string): Column {
  return { wide: heading };
}

export function tableContext(objects: readonly KubeObject[], now: number, named = false): TableContext {
  const ago = (timestamp: string | null | undefined) => since(timestamp, now);
  return { now, objects, named, ago, age: (object) => ago(object.metadata?.creationTimestamp) };
}

/** The last three columns of everything that has a pod template. */
export const templateColumns: readonly Column[] = [wide('Containers'), wide('Images'), wide('Selector')];

/** Names and images of containers, each in one cell. */
export function containerCells(podSpec: Json): [names: string, images: string] {
  const containers: Json[] = podSpec?.containers ?? [];
  return [containers.map(({ name }) => name).join(','), containers.map(({ image }) => image ?? '').join(',')];
}

/** The first entries, and how many more there are. */
export function firstOf(list: readonly string[], max: number, total: number): string {
  const text = list.slice(0, max).join(',');
  return list.length > max ? `${text} + ${total - max} more...` : text;
}
