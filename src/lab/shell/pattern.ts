/** A piece of a word after expansion: whether its letters stand for themselves. */
export interface Piece {
  readonly text: string;
  readonly quoted: boolean;
}

const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** POSIX classes inside of brackets: `[[:digit:]]`. */
const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
};

/** Whether some unquoted letter makes the word a pattern. */
export function isPattern(pieces: readonly Piece[]): boolean {
  return pieces.some(({ text, quoted }) => !quoted && /[*?]|\[.*\]/.test(text));
}

/**
 * The regular expression, without anchors, of a bash pattern (`*`, `?`, `[…]`, `@(a|b)`).
 *
 * @param any what a `*` may stand for: `.` in `case`, everything but `/` in file names.
 */
export function patternSource(pieces: readonly Piece[], any = '[\\s\\S]', lazy = false): string {
  const letters = pieces.flatMap(({ text, quoted }) => [...text].map((letter) => ({ letter, quoted })));
  let source = '';
  const groups: string[] = [];
  for (let at = 0; at < letters.length; at++) {
    const { letter, quoted } = letters[at] as { letter: string; quoted: boolean };
    if (quoted) source += escaped(letter);
    else if (letter === '\\' && at + 1 < letters.length)
      source += escaped((letters[++at] as { letter: string }).letter);
    else if (/[?*+@!]/.test(letter) && letters[at + 1]?.letter === '(' && !letters[at + 1]?.quoted) {
      groups.push(letter === '@' ? '' : letter);
      source += letter === '!' ? '(?!(?:' : '(?:';
      at++;
    } else if (groups.length > 0 && letter === '|') source += '|';
    else if (groups.length > 0 && letter === ')') {
      const how = groups.pop();
      source += how === '!' ? `)$)${any}*` : `)${how}`;
    } else if (letter === '*') source += `${any}*${lazy ? '?' : ''}`;
    else if (letter === '?') source += any;
    else if (letter === '[') {
      let end = at + 1;
      if (/[!^]/.test(letters[end]?.letter ?? '')) end++;
      if (letters[end]?.letter === ']') end++;
      while (end < letters.length && letters[end]?.letter !== ']') {
        if (letters[end]?.letter === '[' && letters[end + 1]?.letter === ':') {
          while (end < letters.length && !(letters[end]?.letter === ':' && letters[end + 1]?.letter === ']'))
            end++;
          end++;
        }
        end++;
      }
      if (end >= letters.length) {
        source += '\\[';
        continue;
      }
      const inside = letters
        .slice(at + 1, end)
        .map((each) => each.letter)
        .join('');
      const negated = /^[!^]/.test(inside);
      const body = (negated ? inside.slice(1) : inside)
        .replace(/[\\\]^]/g, '\\$&')
        .replace(/\[:(\w+):\\?\]/g, (_, name: string) => CLASSES[name] ?? '')
        .replaceAll('[', '\\[');
      source += `[${negated ? '^' : ''}${body}]`;
      at = end;
    } else source += escaped(letter);
  }
  return source;
}

/** Whether a text fits a pattern as a whole. */
export function fits(text: string, pieces: readonly Piece[]): boolean {
  return new RegExp(`^(?:${patternSource(pieces)})$`, 'u').test(text);
}
