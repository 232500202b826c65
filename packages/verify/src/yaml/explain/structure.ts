import { diagnose } from '../../codes/index.ts';
import { type Explainer, LONG_LINE } from './case.ts';

/** A quote that is not closed, or closed by the next value’s. */
export const openQuote: Explainer = ({ rough, text, at, detail, guess }) => {
  const index = rough.openQuote;
  if (index === undefined || index > guess) return [];
  return [diagnose('yaml-unclosed-quote', at(index, index + 1), { quote: text[index]! }, detail)];
};

/** A bracket that is not closed. */
export const openBracket: Explainer = ({ rough, text, at, detail }) => {
  const index = rough.openBracket;
  if (index === undefined) return [];
  const open = text[index]!;
  return [
    diagnose(
      'yaml-unclosed-bracket',
      at(index, index + 1),
      { open, close: open === '{' ? '}' : ']' },
      detail,
    ),
  ];
};

/** Entries in brackets that run into each other. */
export const flowEntry: Explainer = ({ says, text, at, detail, guess }) => {
  const close = /did not find expected ',' or '([}\]])'/.exec(says)?.[1];
  if (close === undefined) return [];
  const open = close === '}' ? '{' : '[';
  // Go names the line after the one that it could not read.
  const place = text.lastIndexOf(open, guess);
  if (place === -1) return [];
  return [diagnose('yaml-flow-entry', at(place, place + 1), { open, close }, detail)];
};

/** `key:value` and `-item`. */
export const missingSpace: Explainer = ({ says, own, at, detail, guess }) => {
  if (!/mapping values are not allowed|could not find expected ':'|did not find expected|:/.test(says))
    return [];
  const around = own.place(guess).line;
  for (const line of [around, around - 1, around - 2].filter((number) => number >= 1)) {
    const text = own.line(line).slice(0, LONG_LINE);
    const start = own.start(line);
    const colon = /^(\s*(?:- +)?)([A-Za-z][\w.-]*):([^\s:/][^:]*)$/.exec(text.replace(/\s+#.*$/, ''));
    const dash = /^(\s*)-([A-Za-z][\w.-]*:(?: .*)?)$/.exec(text);
    const match = colon ?? dash;
    if (match === null) continue;
    const [, indent, first, rest] = match as unknown as [string, string, string, string | undefined];
    const written = colon ? `${first}:${rest!.trim()}` : `-${first.trim()}`;
    const meant = colon ? `${first}: ${rest!.trim()}` : `- ${first.trim()}`;
    const place = start + indent.length;
    return [diagnose('yaml-missing-space', at(place, place + written.length), { written, meant }, detail)];
  }
  return [];
};

/** A value with `: ` in it. */
export const colonInValue: Explainer = ({ says, own, at, detail, guess }) => {
  if (!/mapping values are not allowed|bad indentation of a mapping entry/.test(says)) return [];
  const line = own.place(guess).line;
  const match = /^(\s*(?:- +)?[^\s:'"#][^:'"]*:[ ]+)([^'"{[|>\s].*?: .*)$/.exec(
    own.line(line).slice(0, LONG_LINE),
  );
  if (match === null) return [];
  const place = own.start(line) + match[1]!.length;
  const value = match[2]!.replace(/\s+#.*$/, '').trim();
  return [diagnose('yaml-colon-in-value', at(place, place + value.length), { value }, detail)];
};

/** Whatever else makes lines not fit together. */
export const indentation: Explainer = ({ says, at, detail, guess }) => {
  const about =
    /did not find expected (?:key|'-' indicator)|block sequence entries are not allowed|mapping values are not|could not find expected ':'|bad indentation|deficient indentation/;
  return about.test(says) ? [diagnose('yaml-indent', at(guess, guess + 1), {}, detail)] : [];
};
