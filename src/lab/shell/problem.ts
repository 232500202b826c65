import type { ParsedScript } from 'unbash';

/** Exit code of a syntax error. */
export const ShellProblem = 2;

export interface SyntaxProblem {
  readonly position: number;
  /** What bash says, a line each, without its name. */
  readonly lines: readonly string[];
}

const unfinished = 'syntax error: unexpected end of file';

/** The token at a place, as bash names it. */
function tokenAt(source: string, position: number): string {
  const rest = source.slice(position).replace(/^[ \t]+/, '');
  if (rest === '' || rest.startsWith('\n')) return 'newline';
  return (
    /^(?:;;&|;;|;&|&&|\|\||\|&|<<-|<<<|<<|>>|&>>|&>|<&|>&|[();&|<>])|^[^\s();&|<>]+/.exec(rest)?.[0] ??
    'newline'
  );
}

/** What bash says about a script that it cannot read; undefined when it can. */
export function syntaxProblem(script: ParsedScript, source: string): SyntaxProblem | undefined {
  const [error] = script.errors ?? [];
  if (!error) return undefined;
  const { message, pos: position } = error;
  const quote = /^unterminated (.*)/.exec(message)?.[1];
  if (quote !== undefined) {
    const closer = /single/.test(quote)
      ? "'"
      : /double/.test(quote)
        ? '"'
        : /backtick/.test(quote)
          ? '`'
          : /parameter/.test(quote)
            ? '}'
            : ')';
    return { position, lines: [`unexpected EOF while looking for matching \`${closer}'`] };
  }
  if (/^unexpected token/.test(message)) {
    // `echo (a)`: bash takes it for the beginning of a function and stumbles on the word inside.
    const inside = /\w\s*\(\s*([^\s()]+)\s*$/.exec(source.slice(0, position));
    const token =
      tokenAt(source, position) === ')' && inside ? (inside[1] ?? ')') : tokenAt(source, position);
    return { position, lines: [`syntax error near unexpected token \`${token}'`] };
  }
  if (source.slice(position).trim() === '' && !/redirect/.test(message))
    return { position, lines: [unfinished] };
  return { position, lines: [`syntax error near unexpected token \`${tokenAt(source, position)}'`] };
}

/** Whether more lines could make a script whole: an open quote, heredoc, loop, or a backslash at the end. */
export function isIncomplete(script: ParsedScript, source: string): boolean {
  const end = source.trimEnd().length;
  if ((/\\+$/.exec(source)?.[0].length ?? 0) % 2 === 1) return true;
  if (
    (script.errors ?? []).some(
      ({ message, pos }) =>
        /^unterminated /.test(message) || (pos >= end && !/redirect target/.test(message)),
    )
  )
    return true;
  return openHeredoc(script);
}

function openHeredoc(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, closing } = node as { type?: string; closing?: unknown };
  if (type === 'HereDoc') return !closing;
  const below = Object.entries(node).map(([, value]) => value as unknown);
  const derived = type === 'Command' ? (node as { redirects: readonly unknown[] }).redirects : [];
  return [...below, ...derived].some((value) =>
    Array.isArray(value) ? value.some(openHeredoc) : openHeredoc(value),
  );
}
