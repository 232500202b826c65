import { readdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';

const CHAPTER = 'ch-01-self-healing/';
const KEY = 'guide-progress';
const CHAPTERS = readdirSync('content').filter((name) => /^ch-\d\d-.*\.mdx$/.test(name)).length;

const stored = (page: Page): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY);
const readButton = (page: Page) => page.getByRole('button', { name: '다 읽었습니다' });
const marks = (page: Page) => page.locator('.sidebar-content a[data-read]');

/** Where everything stands that may get a mark, and what follows it. */
const places = (page: Page): Promise<unknown[]> =>
  page
    .locator('.sidebar-content a, .chapters a, .quiz-choice, .progress, .pagination-links, footer')
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));

describe.skipIf(!hasChromium)('what the reader has done', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('an answer is marked after a reload, the last one only', async () => {
    const { page, faults, close } = await site.open(CHAPTER);
    const choices = page.locator('#q1 details');
    const chosen = page.locator('.quiz details[data-chosen]');
    await choices.nth(0).locator('summary').click();
    await choices.nth(1).locator('summary').click();
    await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"q1":1'), KEY);
    await page.reload();
    expect(await chosen.count()).toBe(1);
    expect(await choices.nth(1).getAttribute('data-chosen')).not.toBeNull();
    expect(await chosen.locator('summary').textContent()).toMatch(/\(고른 답, (맞음|틀림)\)$/);
    expect(await page.locator('.quiz details[open]').count()).toBe(0);
    await choices.nth(2).locator('summary').click();
    await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"q1":2'), KEY);
    expect(await chosen.count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('right answers are counted', async () => {
    const { page, close } = await site.open(CHAPTER);
    const all = await page.locator('.quiz').count();
    await page.locator('#q1 [data-correct] summary').click();
    await page.locator('#q2 details:not([data-correct]) summary').first().click();
    await page.locator('.progress-note', { hasText: `퀴즈 ${all}개 가운데 1개` }).waitFor();
    await close();
  });

  test('a chapter is read when the reader says so: in the sidebar, on the landing page, after a reload', async () => {
    const { page, faults, close } = await site.open(CHAPTER);
    expect(await marks(page).count()).toBe(0);
    await readButton(page).focus();
    await page.keyboard.press('Enter');
    expect(await readButton(page).getAttribute('aria-pressed')).toBe('true');
    await page.locator('[aria-live]', { hasText: '읽은 장으로 표시했습니다' }).waitFor({ state: 'attached' });
    await page.reload();
    expect(await readButton(page).getAttribute('aria-pressed')).toBe('true');
    expect(await marks(page).count()).toBe(1);
    expect(await marks(page).getAttribute('href')).toBe(`/${CHAPTER}`);
    expect(await marks(page).textContent()).toMatch(/\(읽음\)$/);
    await page.goto(site.url);
    expect(await page.locator('.chapters a[data-read]').getAttribute('href')).toBe(`/${CHAPTER}`);
    expect(await page.locator('.progress-count').textContent()).toBe(`읽은 장 1 / ${CHAPTERS}`);
    await page.goto(site.url + CHAPTER);
    await readButton(page).click();
    expect(await readButton(page).getAttribute('aria-pressed')).toBe('false');
    expect(await marks(page).count()).toBe(0);
    expect(await stored(page)).toBeNull();
    expect(faults).toEqual([]);
    await close();
  });

  test('resetting says what it deletes, and deletes it only when confirmed', async () => {
    const { page, faults, close } = await site.open(CHAPTER);
    await page.evaluate(() => localStorage.setItem('guide-source', 'url'));
    await readButton(page).click();
    await page.locator('#q1 summary').first().click();
    await page.waitForFunction((key) => localStorage.getItem(key)?.includes('q1'), KEY);
    await page.goto(site.url);
    const reset = page.getByRole('button', { name: '학습 기록 지우기' });
    await reset.click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('읽은 장 표시 1개와 퀴즈 답 1개를 지웁니다.');
    await page.evaluate(axe.source);
    const barriers = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      return (await axe.run(document.querySelector('dialog[open]') ?? document)).violations.map(
        ({ id }) => id,
      );
    });
    expect(barriers).toEqual([]);
    await dialog.getByRole('button', { name: '그대로 두기' }).click();
    expect(await stored(page)).not.toBeNull();
    await reset.click();
    await dialog.getByRole('button', { name: '지우기', exact: true }).click();
    await page.locator('[aria-live]', { hasText: '학습 기록을 지웠습니다' }).waitFor({ state: 'attached' });
    expect(await stored(page)).toBeNull();
    expect(await page.evaluate(() => localStorage.getItem('guide-source'))).toBe('url');
    expect(await page.locator('.chapters a[data-read]').count()).toBe(0);
    expect(await reset.isDisabled()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test('two windows agree', async () => {
    const { page, close } = await site.open(CHAPTER);
    const other = await page.context().newPage();
    await other.goto(`${site.url}ch-02-labels/`);
    await readButton(page).click();
    await marks(other).waitFor();
    await readButton(other).click();
    await page.waitForFunction(() => document.querySelectorAll('.sidebar-content a[data-read]').length === 2);
    expect(JSON.parse((await stored(page)) ?? '').read).toEqual(['ch-01-self-healing', 'ch-02-labels']);
    await close();
  });

  test('where storage is denied everything works for the page, and the page says so', async () => {
    const { page, faults, close } = await site.open('404.html');
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(site.url + CHAPTER);
    await readButton(page).click();
    expect(await marks(page).count()).toBe(1);
    await page.locator('.progress-note', { hasText: '브라우저가 저장을 막고 있어' }).waitFor();
    await page.locator('#q1 summary').first().click();
    expect(await page.locator('#q1 details[open]').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('what somebody else wrote into storage does no harm', async () => {
    const { page, faults, close } = await site.open(CHAPTER);
    for (const text of ['{', '{"version":1,"read":{},"answers":{"ch-01-self-healing":{"q1":99}}}']) {
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
      await page.reload();
      expect(await page.locator('.quiz details[data-chosen]').count()).toBe(0);
      expect(await marks(page).count()).toBe(0);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    ['', 1280],
    ['', 390],
    [CHAPTER, 1280],
    [CHAPTER, 390],
  ])('marks and answers move nothing: /%s at %i px', async (address, width) => {
    const { page, close } = await site.open(address, { viewport: { width, height: 900 } });
    const before = await places(page);
    const answers = { 'ch-01-self-healing': { q1: 0, q2: 1 } };
    const record = { version: 1, read: ['ch-01-self-healing', 'ch-10-externalname'], answers };
    // As if another window had written it: after everything was drawn.
    await page.evaluate(
      ([key, value]) => {
        localStorage.setItem(key, value);
        dispatchEvent(new StorageEvent('storage', { key }));
      },
      [KEY, JSON.stringify(record)] as const,
    );
    expect(await page.locator('a[data-read]').count()).toBe(2);
    if (address !== '') expect(await page.locator('[data-chosen]').count()).toBe(2);
    expect(before.length).toBeGreaterThan(10);
    expect(await places(page)).toEqual(before);
    await close();
  });

  test('without scripts nothing is promised', async () => {
    const { page, close } = await site.open(CHAPTER, { javaScriptEnabled: false });
    expect(await page.locator('.progress').count()).toBe(1);
    expect(await page.locator('.progress').isVisible()).toBe(false);
    await page.goto(site.url);
    expect(await page.locator('.progress').isVisible()).toBe(false);
    await close();
  });
});
