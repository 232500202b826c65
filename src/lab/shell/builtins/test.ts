import { binary, compare, unary } from '../conditional.ts';
import { complain, type Frame, ShellError } from '../state.ts';
import type { Builtin } from './builtin.ts';

/** Evaluates `test`'s words by the rules of POSIX for how many there are, and a small grammar for more. */
function evaluateWords(words: readonly string[], frame: Frame): boolean {
  let at = 0;
  const either = (): boolean => {
    let value = both();
    while (words[at] === '-o') {
      at++;
      const other = both();
      value ||= other;
    }
    return value;
  };
  const both = (): boolean => {
    let value = negated();
    while (words[at] === '-a') {
      at++;
      const other = negated();
      value &&= other;
    }
    return value;
  };
  const negated = (): boolean => {
    if (words[at] === '!' && at + 1 < words.length) {
      at++;
      return !negated();
    }
    return primary();
  };
  const primary = (): boolean => {
    const [first = '', operator = '', second] = words.slice(at, at + 3);
    if (second !== undefined && /^(?:=|==|!=|<|>|-nt|-ot|-ef)$/.test(operator)) {
      at += 3;
      return binary(first, operator, second, frame);
    }
    if (second !== undefined && /^-(?:eq|ne|lt|le|gt|ge)$/.test(operator)) {
      at += 3;
      return compare(operator, integer(first), integer(second));
    }
    if (first === '(') {
      at++;
      const value = either();
      if (words[at] !== ')') throw new ShellError("`)' expected", 2);
      at++;
      return value;
    }
    if (/^-[a-zA-Z]$/.test(first) && at + 1 < words.length) {
      at += 2;
      return unary(first, operator, frame);
    }
    at++;
    return first !== '';
  };
  const value = either();
  if (at < words.length) {
    const [, operator = ''] = words;
    throw new ShellError(
      words.length === 3 ? `${operator}: binary operator expected` : 'too many arguments',
      2,
    );
  }
  return value;
}

function integer(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new ShellError(`${text}: integer expression expected`, 2);
  return Number(text);
}

const run = (name: string, words: readonly string[], frame: Frame): number => {
  if (words.length === 0) return 1;
  try {
    return evaluateWords(words, frame) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    complain(frame, `${name}: ${error.message}`);
    return 2;
  }
};

export const test: Readonly<Record<string, Builtin>> = {
  test: (args, frame) => run('test', args, frame),
  '[': (args, frame) => {
    if (args.at(-1) === ']') return run('[', args.slice(0, -1), frame);
    complain(frame, "[: missing `]'");
    return 2;
  },
};
