import { diagnose } from '../../codes/index.ts';
import { codePointName } from '../characters.ts';
import type { Explainer } from './case.ts';

/** Characters that YAML does not allow anywhere. */
export const controls: Explainer = ({ says, text, at, detail }) => {
  if (!/control characters|null byte|non-printable/.test(says)) return [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/.exec(text);
  if (found === null) return [];
  const character = codePointName(found[0]);
  return [diagnose('yaml-control-character', at(found.index, found.index + 1), { character }, detail)];
};

/** Tabs in indentation, each line once. */
export const tabs: Explainer = ({ says, text, own, rough, at, detail, guess }) => {
  if (!/cannot start any token|tab character/.test(says)) return [];
  const lines = [...text.matchAll(/^([ ]*(?:-[ ]*)*)\t[ \t]*(.?)/gm)]
    .map(({ 1: before, 2: after, index }) => ({ offset: index + before!.length, blank: after === '' }))
    .filter(({ offset }) => !rough.inQuotes(offset) && !rough.inBlock(offset));
  const written = lines.filter(({ blank }) => !blank);
  const line = own.place(guess).line;
  const blank = lines.filter(({ offset }) => own.place(offset).line === line);
  return (written.length > 0 ? written : blank).map(({ offset }) =>
    diagnose('yaml-tab', at(offset, offset + 1), {}, detail),
  );
};

/** Values that begin with a character that YAML keeps for itself. */
export const reserved: Explainer = ({ says, text, rough, at, detail }) => {
  if (!/cannot start any token|directive/.test(says)) return [];
  for (const { index, 0: whole } of text.matchAll(/(?:^|[:\-,[]) *[@`%]/gm)) {
    const place = index + whole.length - 1;
    if (rough.inComment(place) || rough.inQuotes(place) || rough.inBlock(place)) continue;
    return [diagnose('yaml-reserved-character', at(place, place + 1), { character: text[place]! }, detail)];
  }
  return [];
};
