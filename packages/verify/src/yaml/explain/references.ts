import { diagnose } from '../../codes/index.ts';
import type { Explainer } from './case.ts';

/** Aliases that would never end, or nearly. */
export const aliasBomb: Explainer = ({ says, text, rough, at, detail }) => {
  if (!/excessive aliasing|value contains itself/.test(says)) return [];
  const alias = [...text.matchAll(/\*[\w-]+/g)].find(
    ({ index }) => !rough.inComment(index) && !rough.inQuotes(index),
  );
  return [diagnose('yaml-alias-bomb', at(alias?.index ?? 0, (alias?.index ?? 0) + 1), {}, detail)];
};

/** An alias without its anchor. */
export const undefinedAlias: Explainer = ({ says, text, rough, at, detail }) => {
  const name = /unknown anchor '(.+)' referenced/.exec(says)?.[1];
  if (name === undefined) return [];
  for (let index = text.indexOf(`*${name}`); index !== -1; index = text.indexOf(`*${name}`, index + 1)) {
    if (rough.inComment(index) || rough.inQuotes(index) || rough.inBlock(index)) continue;
    return [diagnose('yaml-undefined-alias', at(index, index + name.length + 1), { name }, detail)];
  }
  return [];
};

/** Helm templates that nobody has filled in. */
export const templates: Explainer = ({ text, rough, at, detail }) =>
  [...text.matchAll(/\{\{[^{}\n]{0,200}\}\}/g)]
    .filter(({ index }) => !rough.inComment(index) && !rough.inQuotes(index) && !rough.inBlock(index))
    .map(({ 0: template, index }) =>
      diagnose('yaml-helm-template', at(index, index + template.length), { template }, detail),
    );
