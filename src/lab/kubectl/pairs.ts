import { Failure } from './errors.ts';

export interface Pairs {
  readonly pairs: Readonly<Record<string, string>>;
  /** Keys that end in `-`: to be taken away. */
  readonly removed: readonly string[];
}

/**
 * `KEY=VALUE` and, where it makes sense, `KEY-`: `cmdutil.ParsePairs`.
 *
 * @throws {Failure} for anything else.
 */
export function parsePairs(list: readonly string[], what: string, removal: boolean): Pairs {
  const pairs: Record<string, string> = {};
  const removed: string[] = [];
  const invalid: string[] = [];
  for (const text of list) {
    const equals = text.indexOf('=');
    if (equals > 0) pairs[text.slice(0, equals)] = text.slice(equals + 1);
    else if (removal && equals < 0 && text.endsWith('-') && text !== '-') removed.push(text.slice(0, -1));
    else invalid.push(text);
  }
  if (invalid.length > 0) throw new Failure(`invalid ${what} format: ${invalid.join(', ')}`);
  return { pairs, removed };
}

/** Arguments that name objects, and those behind them that change them: `cmdutil.GetResourcesAndPairs`. @throws {Failure} */
export function splitPairs(
  args: readonly string[],
  what: string,
): { readonly resources: readonly string[]; readonly changes: readonly string[] } {
  const resources: string[] = [];
  const changes: string[] = [];
  for (const text of args) {
    const change = (text.includes('=') && !text.startsWith('=')) || (text.endsWith('-') && text !== '-');
    if (change) changes.push(text);
    else if (changes.length > 0) {
      throw new Failure(`all resources must be specified before ${what} changes: ${text}`);
    } else resources.push(text);
  }
  return { resources, changes };
}
