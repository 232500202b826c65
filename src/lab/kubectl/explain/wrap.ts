/**
 * Text broken at spaces so that lines are at most so long; longer words stay whole.
 * https://github.com/mitchellh/go-wordwrap
 */
export function wrap(text: string, limit: number): string {
  let out = '';
  let current = 0;
  let word = '';
  let space = '';
  const flush = () => {
    current += runes(space) + runes(word);
    out += space + word;
    space = '';
    word = '';
  };
  for (const char of text) {
    if (char === '\n') {
      if (word !== '') flush();
      else if (current + runes(space) <= limit) out += space;
      space = '';
      out += char;
      current = 0;
    } else if (/\s/.test(char) && char !== '\u00a0') {
      if (space === '' || word !== '') flush();
      space += char;
    } else {
      word += char;
      if (current + runes(word) + runes(space) > limit && runes(word) < limit) {
        out += '\n';
        current = 0;
        space = '';
      }
    }
  }
  if (word !== '') return out + space + word;
  return current + runes(space) <= limit ? out + space : out;
}

function runes(text: string): number {
  return [...text].length;
}

/** Every line so many spaces to the right, the last and empty one too. */
export function indent(text: string, amount: number): string {
  const pad = ' '.repeat(amount);
  return pad + text.replaceAll('\n', `\n${pad}`);
}
