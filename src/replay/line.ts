import { canonical, type TokenKind, tokensOf } from './tokens.ts';

/** A value of the page beside the value that a cluster printed in its place. */
export interface Pair {
  readonly kind: TokenKind;
  readonly page: string;
  readonly actual: string;
}

/** An expected line, ready to be compared. */
export interface LinePattern {
  readonly text: string;
  /** A lone `…`: any lines, or none. */
  readonly anyLines: boolean;
  /** Whether some of it is not compared: `…`, or nothing but wildcards. */
  readonly exempt: boolean;
  /** The values that it pairs with those of the line; undefined when the line is another. */
  match(actual: string): readonly Pair[] | undefined;
}

const ELLIPSIS = '…';
const escapeLiteral = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * Text between values. Columns grow with their widest cell, which may be a made-up one, so two blanks or more stand
 * for two or more; indentation is exact.
 */
function literal(text: string, first: boolean): string {
  return text
    .split(/( {2,})/)
    .map((part, index) => {
      if (part.startsWith('  ')) return first && index === 1 && text.startsWith('  ') ? part : ' {2,}';
      return part.split(ELLIPSIS).map(escapeLiteral).join('.*?');
    })
    .join('');
}

/** Compiles a line of a page's output. */
export function compileLine(line: string): LinePattern {
  const text = line.trimEnd();
  const tokens = tokensOf(text);
  let source = '';
  let at = 0;
  for (const token of tokens) {
    source += literal(text.slice(at, token.start), at === 0);
    source += token.kind === 'wildcard' ? `(?:${token.pattern})` : `(${token.pattern})`;
    at = token.start + token.value.length;
  }
  source += literal(text.slice(at), at === 0);
  const whole = new RegExp(`^${source}$`, 'u');
  const bound = tokens.filter(({ kind }) => kind !== 'wildcard');
  const plain = tokens.reduce((rest, { value }) => rest.replace(value, ''), text);
  return {
    text: line,
    anyLines: text === ELLIPSIS,
    exempt: text.includes(ELLIPSIS) || (tokens.length > 0 && bound.length === 0 && plain.trim() === ''),
    match(actual) {
      const groups = whole.exec(actual.trimEnd())?.slice(1);
      return groups?.map((value, index) => {
        const kind = bound[index]!.kind as TokenKind;
        return { kind, page: canonical(kind, bound[index]!.value), actual: canonical(kind, value ?? '') };
      });
    },
  };
}
