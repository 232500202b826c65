const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');

/**
 * Whether a text holds every word of a question, in any order, upper case or lower.
 * @param question As typed; nothing but blanks holds for every text.
 */
export function matches(text: string, question: string): boolean {
  const within = fold(text);
  return fold(question)
    .split(' ')
    .every((word) => within.includes(word));
}
