import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type Page, parsePage } from 'kubernetes-guide-verify';
import { describe, expect, test } from 'vitest';
import { SPELLINGS } from '../packages/verify/src/page/spellings.ts';

interface Entry {
  readonly id: string;
  readonly term: string;
  readonly chapter: string;
}

/** Terms whose link stands later than the word, and why. */
const LATER: Readonly<Record<string, string>> = {
  cluster: 'CH-00 starts a cluster first; the link stands where its parts are named',
  pod: 'CH-01 opens with a question that uses the word; the link stands where it is explained',
  label: 'CH-02 opens with a sentence of the notes; the link stands where it is explained',
  service: 'CH-04 asks why Services are needed; the link stands at the answer',
  'kube-proxy': 'CH-13 names it in a table of contents; the link stands where its work is told',
  'clean-up': 'an everyday word ("정리하다"); the link stands where objects are removed',
};

const read = (path: string): string => readFileSync(path, 'utf8');
const glossary = load(read('content/data/glossary.yaml')) as readonly Entry[];
const pages = readdirSync('content')
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => parsePage(read(`content/${name}`), { file: `content/${name}` }));
const chapters = new Map(pages.map((page) => [page.frontmatter.chapter, page]));

type Lines = Page['components'][number]['range'];
const holds = ({ start, end }: Lines, line: number): boolean => line >= start.line && line <= end.line;
/** Parts of a chapter that stand beside its text, or repeat it. */
const BESIDE = new Set(['Correction', 'Failure', 'Goals', 'Manifest', 'Quiz', 'Recap']);

function linksTo({ components }: Page, id: string): readonly Lines[] {
  return components
    .filter(({ name, attributes }) => name === 'Term' && attributes.get('id')?.value === id)
    .map(({ range }) => range);
}

/** Where a word first stands in the running text of a page. */
function firstUse(page: Page, word: string): { line: number; column: number } | undefined {
  const beside = [
    ...page.components.filter(({ name }) => BESIDE.has(name)).map(({ range }) => range),
    ...page.headings.map(({ range }) => range),
  ];
  for (const { text, start } of page.prose) {
    const before = text.slice(0, text.indexOf(word)).split('\n');
    const line = start.line + before.length - 1;
    if (!text.includes(word) || beside.some((range) => holds(range, line))) continue;
    const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
    return { line, column };
  }
  return undefined;
}

const isLinked = ({ line, column }: { line: number; column: number }, links: readonly Lines[]): boolean =>
  links.some(
    ({ start, end }) =>
      (start.line < line || (start.line === line && start.column <= column)) &&
      (end.line > line || (end.line === line && end.column > column)),
  );

describe('the glossary', () => {
  test('no page links a term twice', () => {
    const twice = pages.flatMap((page) =>
      glossary.filter(({ id }) => linksTo(page, id).length > 1).map(({ id }) => `${page.slug}: ${id}`),
    );
    expect(twice).toEqual([]);
  });

  test.each(glossary)('$chapter links $id ($term)', ({ id, chapter }) => {
    const page = chapters.get(chapter);
    expect(page && linksTo(page, id)).toHaveLength(1);
  });

  test('the link stands where the chapter that teaches a term first uses it', () => {
    let uses = 0;
    const later = glossary.flatMap(({ id, term, chapter }) => {
      const page = chapters.get(chapter);
      const first = page && firstUse(page, term);
      if (!page || !first) return [];
      uses += 1;
      return isLinked(first, linksTo(page, id)) ? [] : [id];
    });
    expect(uses).toBeGreaterThan(50);
    expect(later).toEqual(Object.keys(LATER));
  });
});

describe('spellings that the book does not use', () => {
  const OWN = /\.(?:astro|ts|css|json)$/;
  const texts = [
    'content/data/glossary.yaml',
    ...readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => OWN.test(name) && !name.includes('.test.'))
      .map((name) => `src/${name}`),
  ];

  // Pages are held to it by verify.
  test.each(SPELLINGS)('$found stands in no text of the site', ({ found }) => {
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((path) => read(path).search(found) >= 0)).toEqual([]);
  });
});
