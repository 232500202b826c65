import type { Assignment, DoubleQuotedChild, Word, WordPart } from 'unbash';

/** Stands in a value for what only a running shell knows: `$POD`, `$(…)`. From the private use area: nobody types it. */
export const UNKNOWN = '\uE000';

/** A text with where each of its UTF-16 units stands in the command's text. */
export interface Source {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** One argument as a program gets it. */
export interface Arg {
  /** Quotes removed, each expansion as `UNKNOWN`. */
  readonly value: string;
  /** For each unit of the value, the stretch of the command's text that it comes from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The whole word as written. */
  readonly start: number;
  readonly end: number;
  /** May become any number of arguments: an unquoted expansion. */
  readonly splits: boolean;
}

/** A stretch of the command's text, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export const wholeText = (text: string): Source => ({
  text,
  starts: Array.from({ length: text.length }, (_, index) => index),
  ends: Array.from({ length: text.length }, (_, index) => index + 1),
});

/** Whether a value is known as it stands. */
export const isKnown = (value: string): boolean => !value.includes(UNKNOWN);

/** Where a part of an argument's value stands; the whole word when the part is empty or all of it. */
export function partOf(arg: Arg, from = 0, to = arg.value.length): Stretch {
  const start = arg.starts[from];
  const end = arg.ends[to - 1];
  const whole = from === 0 && to === arg.value.length;
  if (whole || start === undefined || end === undefined || end <= start) {
    return { start: arg.start, end: arg.end };
  }
  return { start, end };
}

class Builder {
  value = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  splits = false;
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  add(text: string, pos: number, end: number): void {
    this.value += text;
    for (let unit = 0; unit < text.length; unit++) {
      this.starts.push(this.source.starts[pos] ?? 0);
      this.ends.push(this.source.ends[end - 1] ?? 0);
    }
  }

  /** Characters as written, escapes by backslash resolved: `quoted` as within double quotes. */
  bare(pos: number, end: number, quoted: boolean): void {
    const { text } = this.source;
    for (let at = pos; at < end; at++) {
      const next = text[at + 1];
      const escapes = text[at] === '\\' && next !== undefined && at + 1 < end;
      if (escapes && next === '\n') at += 1;
      else if (escapes && (!quoted || '$`"\\'.includes(next))) {
        this.add(next, at, at + 2);
        at += 1;
      } else {
        if (text[at] === UNKNOWN && !quoted) this.splits = true;
        this.add(text[at] ?? '', at, at + 1);
      }
    }
  }

  verbatim(pos: number, end: number): void {
    for (let at = pos; at < end; at++) this.add(this.source.text[at] ?? '', at, at + 1);
  }

  part(part: WordPart | DoubleQuotedChild, quoted: boolean): void {
    switch (part.type) {
      case 'Literal':
      case 'Glob':
      case 'ExtendedGlob': {
        this.bare(part.pos, part.end, quoted);
        return;
      }
      case 'SingleQuoted': {
        this.verbatim(part.pos + 1, part.end - 1);
        return;
      }
      case 'AnsiCQuoted':
        if (part.value.length === part.end - part.pos - 3) {
          this.verbatim(part.pos + 2, part.end - 1);
          return;
        }
        {
          this.add(part.value, part.pos, part.end);
          return;
        }
      case 'DoubleQuoted':
      case 'LocaleString':
        for (const child of part.parts) this.part(child, true);
        return;
      case 'ProcessSubstitution': {
        this.add(UNKNOWN, part.pos, part.end);
        return;
      }
      default:
        if (!quoted || /^\$\{?@/.test(part.text)) this.splits = true;
        {
          this.add(UNKNOWN, part.pos, part.end);
          return;
        }
    }
  }

  word({ parts, pos, end }: Word): void {
    if (!parts) this.bare(pos, end, false);
    for (const part of parts ?? []) this.part(part, false);
  }

  arg(pos: number, end: number): Arg {
    const { value, starts, ends, splits } = this;
    const { starts: from, ends: to } = this.source;
    return { value, starts, ends, splits, start: from[pos] ?? 0, end: to[end - 1] ?? 0 };
  }
}

/** What a program gets for a word of the shell's grammar. */
export function argOf(word: Word | Assignment, source: Source): Arg {
  const builder = new Builder(source);
  if (word.type === 'Word') builder.word(word);
  else if (word.value.type === 'Word') {
    builder.verbatim(word.pos, word.value.pos);
    builder.word(word.value);
  } else builder.verbatim(word.pos, word.end);
  return builder.arg(word.pos, word.end);
}
