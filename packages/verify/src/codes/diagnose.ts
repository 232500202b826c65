import type { Diagnostic, DiagnosticData, Range } from '../diagnostic.ts';
import type { Code, DataOf } from './code.ts';
import { type CodeName, codes } from './table.ts';

/** Where a problem lies: a file as the caller names it, and a place or a stretch of it. */
export type At =
  | { readonly file: string; readonly range: Range }
  | {
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly endLine?: number;
      readonly endColumn?: number;
    };

/** What a checker knows beyond the code and its data. `layer` and `severity` override the table. */
export type Extra = Partial<
  Pick<
    Diagnostic,
    | 'path'
    | 'hint'
    | 'detail'
    | 'kubernetes'
    | 'related'
    | 'fixes'
    | 'layer'
    | 'severity'
    | 'endLine'
    | 'endColumn'
  >
>;

function placeOf(at: At): Pick<Diagnostic, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  if (!('range' in at)) return at;
  const { start, end } = at.range;
  return { file: at.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/**
 * Builds the diagnostic of a code: message and hint come from the table, made of `data`.
 *
 * @param code a key of the table.
 * @param at   the file and the place in it.
 * @param data what the message of this code is made of.
 */
export function diagnose<Name extends CodeName>(
  code: Name,
  at: At,
  data: DataOf<(typeof codes)[Name]>,
  extra: Extra = {},
): Diagnostic {
  const entry = codes[code] as unknown as Code<DiagnosticData>;
  const { layer, severity, source } = entry;
  const hint = extra.hint ?? entry.hint?.(data);
  return {
    ...placeOf(at),
    severity,
    layer,
    code,
    ...(Object.keys(data).length > 0 && { data }),
    message: entry.message(data),
    ...extra,
    ...(hint !== undefined && { hint }),
    source,
  };
}
