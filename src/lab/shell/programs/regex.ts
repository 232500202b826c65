const CLASSES: Readonly<Record<string, string>> = {
  alpha: '\\p{L}',
  digit: '0-9',
  alnum: '\\p{L}0-9',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  print: '\\x20-\\x7e',
  cntrl: '\\x00-\\x1f',
  graph: '\\x21-\\x7e',
};

/** Letters that mean something in JavaScript's expressions. */
const special = (letter: string): string => (/[\\^$.*+?()[\]{}|/]/.test(letter) ? `\\${letter}` : letter);

export const literalSource = (text: string): string => [...text].map(special).join('');

/** A bracket expression from `[` on: its source and where it ends. */
function bracket(text: string, from: number): { readonly source: string; readonly end: number } {
  let at = from + 1;
  let source = '[';
  if (text[at] === '^') {
    source += '^';
    at++;
  }
  for (let first = true; ; first = false) {
    const letter = text[at];
    if (letter === undefined) throw new Error('Unmatched [, [^, [:, [., or [=');
    if (letter === ']' && !first) return { source: `${source}]`, end: at + 1 };
    const named = /^\[:(\w+):\]/.exec(text.slice(at));
    if (named) {
      source += CLASSES[named[1] ?? ''] ?? '';
      at += named[0].length;
      continue;
    }
    source += letter === '-' ? (first || text[at + 1] === ']' ? '\\-' : '-') : special(letter);
    at++;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  w: '\\w',
  W: '\\W',
  s: '\\s',
  S: '\\S',
  b: '\\b',
  B: '\\B',
  '<': '\\b(?=\\w)',
  '>': '\\b(?<=\\w)',
  '`': '^',
  "'": '$',
};

/** A POSIX extended expression as a source for JavaScript's. */
export function extendedSource(text: string): string {
  return convert(text, true);
}

/** A POSIX basic expression, with GNU's `\+`, `\?`, `\|`. */
export function basicSource(text: string): string {
  return convert(text, false);
}

function convert(text: string, extended: boolean): string {
  let source = '';
  /** Whether a repetition here would repeat something. */
  let item = false;
  let open = 0;
  for (let at = 0; at < text.length; ) {
    const letter = text[at] as string;
    const next = text[at + 1];
    const operator = /[+?|(){}]/.test(letter)
      ? extended
      : letter === '\\' && next !== undefined && /[+?|(){}]/.test(next) && !extended;
    const name = operator ? (extended ? letter : (next as string)) : '';
    if (letter === '[') {
      const { source: set, end } = bracket(text, at);
      source += set;
      at = end;
      item = true;
      continue;
    }
    if (operator) {
      const width = extended ? 1 : 2;
      if (name === '(') {
        source += '(';
        open++;
        item = false;
      } else if (name === ')') {
        if (open === 0 && extended) source += '\\)';
        else if (open === 0) throw new Error('Unmatched ) or \\)');
        else {
          source += ')';
          open--;
        }
        item = true;
      } else if (name === '|') {
        source += '|';
        item = false;
      } else if (name === '{') {
        const bounds = (extended ? /^\{(\d*)(,?)(\d*)\}/ : /^\\\{(\d*)(,?)(\d*)\\\}/).exec(text.slice(at));
        if (!bounds || !item) {
          source += '\\{';
          item = true;
        } else {
          source += `{${bounds[1] || 0}${bounds[2]}${bounds[3]}}`;
          at += bounds[0].length;
          continue;
        }
      } else if (name === '}') {
        source += '\\}';
        item = true;
      } else {
        source += item ? name : extended ? '' : `\\${name}`;
      }
      at += width;
      continue;
    }
    if (letter === '\\' && next !== undefined) {
      source += ESCAPES[next] ?? (/[1-9]/.test(next) ? `\\${next}` : special(next));
      at += 2;
      item = true;
    } else if (letter === '*') {
      source += item ? '*' : '\\*';
      item = true;
      at++;
    } else if (letter === '^') {
      source += extended || at === 0 || /\\[(|]$/.test(text.slice(0, at)) ? '^' : '\\^';
      item = false;
      at++;
    } else if (letter === '$') {
      source += extended || at === text.length - 1 || /^\\[)|]/.test(text.slice(at + 1)) ? '$' : '\\$';
      at++;
    } else if (letter === '.') {
      source += '.';
      item = true;
      at++;
    } else {
      const whole = String.fromCodePoint(text.codePointAt(at) as number);
      source += special(whole);
      item = true;
      at += whole.length;
    }
  }
  if (open > 0) throw new Error('Unmatched ( or \\(');
  return source;
}
