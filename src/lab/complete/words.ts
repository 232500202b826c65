/** A command line before the cursor, cut at blanks outside of quotes. */
export interface TypedLine {
  /** Words before the one being typed, of the last simple command. */
  readonly words: readonly string[];
  /** The word being typed; empty after a blank. */
  readonly word: string;
  /** Where it begins, in UTF-16 units. */
  readonly from: number;
}

/** Words after which a new command begins. */
const SEPARATORS = new Set(['|', '||', '&&', ';', '&', 'do', 'then', '!']);
const QUOTES = new Set(['"', "'"]);

/** Reads a line up to the cursor. It may be unfinished in any way. */
export function readTyped(line: string): TypedLine {
  let words: string[] = [];
  let word = '';
  let from = 0;
  let quote = '';
  const end = () => {
    if (SEPARATORS.has(word)) words = [];
    else if (word !== '') words.push(word);
    word = '';
  };
  for (const [index, character] of [...line].entries()) {
    const at = index;
    if (quote) {
      if (character === quote) quote = '';
      else word += character;
    } else if (QUOTES.has(character)) quote = character;
    else if (/\s/.test(character)) {
      end();
      from = at + 1;
    } else if (/[|;&]/.test(character) || (character === '(' && word.endsWith('$'))) {
      words = [];
      word = '';
      from = at + 1;
    } else word += character;
  }
  return { words, word, from };
}
