import type { Json } from '../../../cluster/json.ts';
import { goJson } from '../json.ts';

/** What a template found, as text: values apart by spaces, maps and lists as JSON. */
export function printFound(found: readonly (readonly Json[])[]): string {
  return found.map((results) => results.map(asText).join(' ')).join('');
}

/** `jsonpath-as-json`: a list for each part of the template. */
export function printFoundAsJson(found: readonly (readonly Json[])[]): string {
  return found.map((results) => `${goJson([...results], 4)}\n`).join('');
}

function asText(value: Json): string {
  if (value === undefined) return '<no value>';
  if (value === null) return 'null';
  return typeof value === 'object' ? goJson(value) : String(value);
}
