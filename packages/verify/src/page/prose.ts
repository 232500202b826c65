import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { SPELLINGS } from './spellings.ts';
import type { Page, Prose } from './types.ts';

function placeIn({ text, start }: Prose, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { line: start.line, column: start.column + last }
    : { line: start.line + lines.length - 1, column: last + 1 };
}

/** Spellings in the text that the guide does not use. A correction may quote them: `<Correction>` is left out. */
export function checkSpelling(page: Page): Diagnostic[] {
  const quoted = page.components.filter(({ name }) => name === 'Correction').map(({ range }) => range);
  const isQuoted = ({ start }: Prose): boolean =>
    quoted.some(({ start: first, end }) => start.line >= first.line && start.line <= end.line);
  return page.prose
    .filter((prose) => !isQuoted(prose))
    .flatMap((prose) =>
      SPELLINGS.flatMap(({ found, write }) =>
        [...prose.text.matchAll(found)].map(({ 0: text, index }) => {
          const [start, end] = [placeIn(prose, index), placeIn(prose, index + text.length)];
          return diagnose(
            'page-spelling',
            { file: page.file, range: { start, end } },
            { found: text, write },
          );
        }),
      ),
    );
}

const APIVERSION = /^\s*(?:-\s+)?["']?apiVersion["']?\s*:/m;
const KIND = /^\s*(?:-\s+)?["']?kind["']?\s*:\s*["']?(\w+)/m;

/** Manifests pasted into a page: then nothing applies or checks what readers copy. */
export function checkFences(page: Page): Diagnostic[] {
  return page.fences.flatMap(({ language, text, range }) => {
    const kind = KIND.exec(text)?.[1];
    const pasted = /^(?:ya?ml)?$/i.test(language) && APIVERSION.test(text) && kind !== undefined;
    return pasted ? [diagnose('page-manifest-in-mdx', { file: page.file, range }, { kind: kind ?? '' })] : [];
  });
}

/** Terms that the glossary does not have. */
export function checkTerms(page: Page, terms: ReadonlySet<string> | undefined): Diagnostic[] {
  if (!terms) return [];
  return page.components.flatMap(({ name, attributes, range }) => {
    const id = attributes.get('id')?.value;
    if (name !== 'Term' || typeof id !== 'string' || terms.has(id)) return [];
    return [
      diagnose(
        'page-unknown-term',
        { file: page.file, range: attributes.get('id')?.range ?? range },
        { id, suggestion: nearest(id, terms) ?? '' },
      ),
    ];
  });
}
