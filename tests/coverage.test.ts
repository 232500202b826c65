import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type Page, parsePage } from 'kubernetes-guide-verify';
import { describe, expect, test } from 'vitest';
import items from './items.json' with { type: 'json' };

const content = new URL('../content/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, content), 'utf8');

/** `CH-07` → what the book set out to teach there, by id. */
const planned = new Map(Object.entries<Record<string, string>>(items));

const names = (page: Page, component: string): string[] =>
  page.components
    .filter(({ name }) => name === component)
    .map(({ attributes }) => String(attributes.get('id')?.value));

const goals = (text: string): string[] =>
  (/<Goals>([\s\S]*?)<\/Goals>/.exec(text)?.[1]?.match(/^- /gm) ?? []).map((_, index) => `g${index + 1}`);

/** Every id that a page cites, as often as it does. */
function cited(page: Page, text: string): string[] {
  return [
    ...new Set(page.blocks.flatMap(({ options }) => options.covers)),
    ...goals(text),
    ...names(page, 'Failure'),
    ...names(page, 'Quiz'),
  ];
}

const pages = new Map(
  readdirSync(content)
    .filter((name) => /^ch-\d\d-.*\.mdx$/.test(name))
    .map((name) => {
      const text = read(name);
      const page = parsePage(text, { file: `content/${name}` });
      return [page.frontmatter.chapter ?? name, cited(page, text)] as const;
    }),
);

interface LeftOut {
  readonly id: string;
  readonly reason: string;
}
const leftOut = load(read('data/coverage.yaml')) as readonly LeftOut[];
const leftOutOf = (chapter: string): string[] =>
  leftOut.map(({ id }) => id.split(' ')).flatMap(([where, id = '']) => (where === chapter ? [id] : []));

test('every planned chapter has a page, and no other', () => {
  expect([...pages.keys()].sort()).toEqual([...planned.keys()].sort());
});

describe.each([...planned.keys()])('%s', (chapter) => {
  const ids = Object.keys(planned.get(chapter) ?? {});
  const here = pages.get(chapter) ?? [];
  const out = leftOutOf(chapter);

  test('cites all that was planned, or says why not', () => {
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !here.includes(id) && !out.includes(id))).toEqual([]);
  });
  test('cites nothing unknown', () => {
    expect([...here, ...out].filter((id) => !ids.includes(id))).toEqual([]);
  });
  test('leaves out nothing that it cites, and gives every id once', () => {
    expect(out.filter((id) => here.includes(id))).toEqual([]);
    expect(here.filter((id, index) => here.indexOf(id) !== index)).toEqual([]);
  });
});

test('what is left out belongs to a chapter and has a reason', () => {
  expect(leftOut.filter(({ id }) => !planned.get(id.split(' ')[0] ?? '')?.[id.split(' ')[1] ?? ''])).toEqual(
    [],
  );
  expect(leftOut.filter(({ reason }) => (reason ?? '').trim().length < 20)).toEqual([]);
});
