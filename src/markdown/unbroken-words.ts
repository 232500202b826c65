import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/** Longer words may break anywhere: they might not fit on a line. */
const LONGEST = 60;
/** Longer words may break on a phone. */
const LONG = 24;
const WORDS = /(\S+)/;

/** Browsers break lines after every hyphen. A flag or a name that breaks there cannot be read. */
const isFragile = (word: string): boolean => word.includes('-') && word.length > 1 && word.length <= LONGEST;

/**
 * Text as nodes, in which names and flags with hyphens stay on one line. Its characters are the same as before.
 * @param text A command or a piece of one.
 */
export function unbrokenWords(text: string): ElementContent[] {
  const nodes: ElementContent[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push({ type: 'text', value: plain });
    plain = '';
  };
  for (const part of text.split(WORDS)) {
    if (!isFragile(part)) {
      plain += part;
      continue;
    }
    flush();
    nodes.push(h('span', { class: part.length > LONG ? 'w w-long' : 'w' }, part));
  }
  flush();
  return nodes;
}
