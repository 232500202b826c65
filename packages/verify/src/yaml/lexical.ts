import { type Span, within } from './spans.ts';

/**
 * A rough reading of text that no parser accepts: where quotes and brackets open, where comments and block texts
 * lie. Enough to explain a mistake, not to parse.
 */
export interface Lexical {
  /** Offset of the quote that is never closed, or whose text swallows lines that look like keys. */
  readonly openQuote: number | undefined;
  /** Offset of the innermost bracket that is never closed. */
  readonly openBracket: number | undefined;
  /** Stretches in brackets, outermost ones. */
  readonly flow: readonly Span[];
  readonly comments: readonly Span[];
  /** Whether an offset lies in a comment, in quotes, or in the text of a `|` or `>` block. */
  inComment(offset: number): boolean;
  inQuotes(offset: number): boolean;
  inBlock(offset: number): boolean;
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const KEY_LINE = /\n[ \t]*(?:- +)?[\w./-]+:(?:[ \t]|\r?\n)/;
const BLOCK_HEADER = /(?:^|[ \t:-])[|>][-+0-9]*[ \t]*(?:#[^\n]*)?$/;

function closingQuote(text: string, open: number): number {
  const quote = text[open];
  for (let at = open + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return -1;
}

function blockEnd(text: string, lineStart: number, lineEnd: number): number {
  const indent = /^[ ]*/.exec(text.slice(lineStart, lineEnd))![0].length;
  let at = lineEnd + 1;
  while (at < text.length) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, next === -1 ? text.length : next);
    if (line.trim() !== '' && /^[ ]*/.exec(line)![0].length <= indent) return at;
    if (next === -1) return text.length;
    at = next + 1;
  }
  return text.length;
}

/** Reads a text roughly; see {@link Lexical}. */
export function readRoughly(text: string): Lexical {
  const comments: Span[] = [];
  const quotes: Span[] = [];
  const blocks: Span[] = [];
  const brackets: number[] = [];
  const flow: Span[] = [];
  let openQuote: number | undefined;
  let lineStart = 0;
  let fresh = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') {
      const line = text.slice(lineStart, at).replace(/\r$/, '');
      if (BLOCK_HEADER.test(line) && brackets.length === 0) {
        const end = blockEnd(text, lineStart, at);
        blocks.push([at, end]);
        at = end - 1;
      }
      lineStart = at + 1;
      fresh = true;
    } else if (character === '#' && (at === lineStart || /[\s]/.test(text[at - 1]!))) {
      const end = text.indexOf('\n', at);
      comments.push([at, end === -1 ? text.length : end]);
      at = (end === -1 ? text.length : end) - 1;
    } else if (fresh && (character === '"' || character === "'")) {
      const close = closingQuote(text, at);
      const inside = text.slice(at, close === -1 ? text.length : close);
      if (close === -1 || KEY_LINE.test(inside)) openQuote ??= at;
      if (close === -1) break;
      quotes.push([at, close + 1]);
      at = close;
      fresh = false;
    } else if (character in CLOSES && (fresh || brackets.length > 0)) {
      brackets.push(at);
      fresh = true;
    } else if (brackets.length > 0 && CLOSES[text[brackets.at(-1)!]!] === character) {
      const open = brackets.pop()!;
      if (brackets.length === 0) flow.push([open, at + 1]);
      fresh = false;
    } else if (character === ',' && brackets.length > 0) fresh = true;
    else if (!/\s/.test(character)) fresh = /[-:?]/.test(character) && /\s/.test(text[at + 1] ?? ' ');
  }
  return {
    openQuote,
    openBracket: brackets.at(-1),
    flow,
    comments,
    inComment: within(comments),
    inQuotes: within(quotes),
    inBlock: within(blocks),
  };
}
