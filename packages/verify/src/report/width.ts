import { eastAsianWidth } from 'get-east-asian-width';

/** Columns of a terminal that a text takes: two for Hangul and other wide characters, none for combining ones. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (/[\p{Mark}\p{Cf}\p{Cc}]/u.test(character)) continue;
    width += eastAsianWidth(code);
  }
  return width;
}
