import { readdirSync, readFileSync } from 'node:fs';
import { parsePage } from 'kubernetes-guide-verify';
import { describe, expect, test } from 'vitest';
import { linesOf, placeOf, readNotes } from '../src/utils/notes.ts';

/** How many lines the learner's notes have. */
const LINES = 235;

const content = new URL('../content/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, content), 'utf8');
const rows = readNotes(read('data/notes.yaml'));

const pages = new Map(
  readdirSync(content)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => parsePage(read(name), { file: `content/${name}` }))
    .map((page) => [page.slug, page] as const),
);

describe('the table of the notes', () => {
  test('has every line once, in order', () => {
    expect(rows.flatMap(linesOf)).toEqual(Array.from({ length: LINES }, (_, index) => index + 1));
  });

  test('leads to headings that exist', () => {
    const taught = rows.flatMap((row) => placeOf(row) ?? []);
    expect(taught.length).toBeGreaterThan(0);
    const lost = taught.filter(
      ({ page, anchor }) => !pages.get(page)?.headings.some(({ slug }) => slug === anchor),
    );
    expect(lost).toEqual([]);
  });

  test('corrects whatever is not right', () => {
    const silent = rows.filter(
      ({ verdict, correction }) => correction === undefined && verdict !== '맞음' && verdict !== '구조',
    );
    expect(silent.map(({ lines }) => lines)).toEqual([]);
  });

  test('gives markup no page, and everything else one', () => {
    const wrong = rows.filter(({ verdict, teaches }) => (verdict === '구조') !== (teaches === undefined));
    expect(wrong.map(({ lines }) => lines)).toEqual([]);
  });

  test('answers the open question', () => {
    expect(rows.filter(({ verdict }) => verdict === '물음').flatMap(placeOf)).toMatchObject([
      { page: 'ch-07-diagnosis' },
    ]);
  });
});

describe('the errata', () => {
  const shown = (pages.get('appendix-a-errata')?.components ?? [])
    .filter(({ name }) => name === 'Errata')
    .map(({ attributes }) => attributes.get('page')?.value);

  test('shows every page that teaches a line, once', () => {
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual([...new Set(rows.flatMap((row) => placeOf(row)?.page ?? []))].sort());
  });
});

describe('the chapters', () => {
  test('together treat every line that is taught', () => {
    const treated = new Set(
      [...pages.values()].flatMap(({ frontmatter }) =>
        frontmatter.notes.flatMap((lines) => linesOf({ lines })),
      ),
    );
    // A row's blank lines at its end belong to nobody's text.
    const first = rows.filter(({ teaches }) => teaches !== undefined).map((row) => linesOf(row)[0] ?? 0);
    expect(first.length).toBeGreaterThan(0);
    expect(first.filter((line) => !treated.has(line))).toEqual([]);
  });
});
