import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partsOf } from '../../src/utils/parts.ts';
import { hasChromium } from '../support/browser.ts';
import { DIST, type OpenPage, type OpenSite, openSite } from '../support/site.ts';

const CHAPTER = 'ch-01-self-healing/';
const slugs = partsOf(
  new Set(readdirSync('content').flatMap((name) => (name.endsWith('.mdx') ? [name.slice(0, -4)] : []))),
).flatMap(({ pages }) => pages);

describe.skipIf(!hasChromium)('the book on one page', () => {
  let site: OpenSite;
  let book: OpenPage;
  beforeAll(async () => {
    site = await openSite();
    book = await site.open('print/');
  });
  afterAll(() => site.close());

  test('every chapter is there, in order, whole', async () => {
    const ids = await book.page
      .locator('.book-chapter')
      .evaluateAll((chapters) => chapters.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(18);
    expect(ids).toEqual(slugs);
    for (const slug of slugs) {
      const { page, close } = await site.open(`${slug}/`, { javaScriptEnabled: false });
      const counts = ['.manifest', '.console', '.fig', '.quiz-choice', '.failure', '.errata > li'];
      for (const part of counts) {
        const there = await page.locator(`.sl-markdown-content ${part}`).count();
        expect(await book.page.locator(`[id="${slug}"] ${part}`).count(), `${slug} ${part}`).toBe(there);
      }
      await close();
    }
  });

  test('ids are unique, and everything that names one finds it', async () => {
    const { doubled, lost, total } = await book.page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      const known = new Set(ids);
      const named = [
        ...document.querySelectorAll('[aria-labelledby], [aria-describedby], main a[href^="#"]'),
      ].flatMap((node) => [
        ...(node.getAttribute('aria-labelledby') ?? '').split(' '),
        ...(node.getAttribute('aria-describedby') ?? '').split(' '),
        decodeURIComponent(node.getAttribute('href')?.slice(1) ?? ''),
      ]);
      return {
        total: ids.length,
        doubled: ids.filter((id, index) => ids.indexOf(id) !== index),
        lost: named.filter(
          (id) => id !== '' && !id.startsWith('http') && !known.has(id) && !id.startsWith('/'),
        ),
      };
    });
    expect(total).toBeGreaterThan(500);
    expect(doubled).toEqual([]);
    expect(lost).toEqual([]);
  });

  test('headings descend from one title without a gap', async () => {
    const levels = await book.page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level) => level === 2)).toHaveLength(slugs.length);
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });

  test('answers, drawings in words and all tabs are open', async () => {
    expect(await book.page.locator('.book-chapter details:not([open])').count()).toBe(0);
    expect(await book.page.locator('.book-chapter [hidden]').count()).toBe(0);
    expect(await book.page.locator('.quiz-why').last().isVisible()).toBe(true);
  });

  test('nobody finds it in a search', () => {
    const html = readFileSync(join(DIST, 'print/index.html'), 'utf8');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toContain('data-pagefind-body');
  });
});

describe.skipIf(!hasChromium)('a chapter on paper', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('no controls, nothing closed, nothing cut off, light even when the screen is dark', async () => {
    const { page, close } = await site.open(CHAPTER, {
      colorScheme: 'dark',
      viewport: { width: 680, height: 960 },
    });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const control of [
      'header.header',
      '.sidebar',
      '.source-switch',
      '.console-copy',
      'main footer',
      '.page-tools',
    ])
      expect(await page.locator(control).first().isVisible(), control).toBe(false);
    for (const open of ['.quiz-why', '.fig-text li'])
      expect(await page.locator(open).first().isVisible(), open).toBe(true);
    const wide = await page
      .locator('pre')
      .evaluateAll(
        (blocks) => blocks.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
      );
    expect(wide).toBe(0);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
    await close();
  });

  test('a link to another site shows where it leads', async () => {
    const { page, close } = await site.open('install/');
    await page.emulateMedia({ media: 'print' });
    const shown = await page
      .locator('.sl-markdown-content a[href^="http"]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(shown).toContain('https://');
    await close();
  });
});
