import { type At, diagnose, type Extra } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type PlacedCommand, stretch } from './place.ts';
import type { ShellReading, ShellWord } from './shell.ts';

const LONG_DASH = /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+(?=[A-Za-z])/u;

const STRAIGHT: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
};

/** Characters that no one sees, and what to do about each. */
const HIDDEN: readonly { readonly pattern: RegExp; readonly name: string; readonly write: string }[] = [
  { pattern: /[\u00a0\u2007\u202f\u3000]+/gu, name: '줄바꿈 없는 빈칸', write: '보통 빈칸으로 바꾸세요.' },
  {
    pattern: /[\u2000-\u2006\u2008-\u200a\u205f]+/gu,
    name: '폭이 다른 빈칸',
    write: '보통 빈칸으로 바꾸세요.',
  },
  { pattern: /(?:\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad)+/gu, name: '폭 없는 문자', write: '지우세요.' },
  { pattern: /[\u202a-\u202e\u2066-\u2069]+/gu, name: '글자 방향을 바꾸는 문자', write: '지우세요.' },
  { pattern: /\t+/g, name: '탭', write: '보통 빈칸으로 바꾸세요.' },
];

/** What the reader meant: one letter is a short flag, more a long one. */
const straightFlag = (word: string): string => {
  const name = word.replace(LONG_DASH, '');
  return `${/^[A-Za-z](?:=|$)/.test(name) ? '-' : '--'}${name}`;
};

/** Words that begin with a long dash where a flag was meant (`—url`). */
export function checkDashes(command: PlacedCommand, words: readonly ShellWord[]): Diagnostic[] {
  return words
    .filter(({ text }) => LONG_DASH.test(text))
    .map(({ text, start, end }) => {
      const at = stretch(command, start, end);
      const write = straightFlag(text);
      const range = 'range' in at ? at.range : undefined;
      const fixes = range && [{ title: write, edits: [{ range, text: write }] }];
      return diagnose('command-dash', at, { found: text, write }, fixes ? { fixes } : {});
    });
}

/** A fix that puts a text in the place of a stretch. */
function replaced(at: At, title: string, text: string): Pick<Extra, 'fixes'> {
  return 'range' in at ? { fixes: [{ title, edits: [{ range: at.range, text }] }] } : {};
}

/** Curly quotes and characters that cannot be seen, anywhere in a command. */
export function checkCharacters(command: PlacedCommand, { heredocs }: ShellReading): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { 0: quote, index } of command.text.matchAll(/[\u2018-\u201f]/gu)) {
    const at = stretch(command, index, index + 1);
    const write = STRAIGHT[quote] ?? '"';
    found.push(diagnose('command-smart-quote', at, { found: quote, write }, replaced(at, write, write)));
  }
  for (const { pattern, name, write } of HIDDEN) {
    for (const { 0: text, index } of command.text.matchAll(pattern)) {
      // A tab inside a heredoc is the text's own business; YAML checks see to it.
      if (name === '탭' && heredocs.some(({ start, end }) => index >= start && index < end)) continue;
      const at = stretch(command, index, index + text.length);
      const mended = /^지/.test(write) ? '' : ' ';
      found.push(diagnose('command-hidden-character', at, { name, write }, replaced(at, write, mended)));
    }
  }
  return found;
}
