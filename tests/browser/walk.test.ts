import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';

const CHAPTER = 'ch-00-setup/';

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : undefined;
    const name = at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
    return `${at?.tagName.toLowerCase()}: ${name.trim().slice(0, 60)}`;
  });

/** Everything that Tab reaches, in order, until it comes back to the page's start. */
async function stops(page: Page, most: number): Promise<string[]> {
  const seen: string[] = [];
  while (seen.length < most) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.startsWith('body')) break;
    seen.push(at);
  }
  return seen;
}

describe.skipIf(!hasChromium)('without a mouse', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('the first stop leads past the menu to the text', async () => {
    const { page, close } = await site.open(CHAPTER);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a: 본문으로 건너뛰기');
    expect(
      await page.locator('.sl-skip-link').evaluate((link) => link.getBoundingClientRect().left),
    ).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = await page.evaluate(() =>
      document.querySelector('main')?.contains(document.activeElement),
    );
    expect(inMain).toBe(true);
    await close();
  });

  test('Tab reaches everything that a mouse can press, and nothing unseen', async () => {
    const { page, close } = await site.open(CHAPTER);
    const seen = await stops(page, 400);
    for (const name of [
      'button: 검색',
      'button: 밝은 화면과 어두운 화면 바꾸기',
      'button: 복사: ns.yaml',
      'a: 내려받기: ns.yaml',
      'button: 복사: kubectl apply -f ns.yaml',
      'button: 오프라인으로 읽기',
    ])
      expect(
        seen.some((stop) => stop.startsWith(name)),
        name,
      ).toBe(true);
    expect(seen.filter((stop) => stop.startsWith('summary')).length).toBeGreaterThan(2);
    expect(seen.filter((stop) => /: *(?:null|undefined)?$/.test(stop))).toEqual([]);
    await close();
  });

  test('every stop shows where the focus is', async () => {
    const { page, close } = await site.open(CHAPTER);
    const plain: string[] = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const isPlain = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        // A radio button is hidden behind its label, which shows its focus.
        const shown = at.matches('input[type="radio"]') ? at.nextElementSibling : at;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? at);
        return outlineStyle === 'none' || outlineWidth === '0px';
      });
      if (isPlain) plain.push(await focused(page));
    }
    expect(plain).toEqual([]);
    await close();
  });

  test('a command is copied, and that is said', async () => {
    const { page, close } = await site.open(CHAPTER);
    const button = page.getByRole('button', { name: '복사: kubectl apply -f ns.yaml' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('[aria-live="polite"]', { hasText: '복사했습니다' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl apply -f ns.yaml');
    await close();
  });

  test('the search opens from its button, and closing it brings the focus back', async () => {
    const { page, close } = await site.open(CHAPTER);
    const button = page.getByRole('button', { name: '검색' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('파드');
    await page.locator('.search-page').first().waitFor();
    expect(await page.getByRole('status').filter({ hasText: '찾았습니다' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain('button: 검색');
    await close();
  });

  test('a quiz is answered, tabs are changed', async () => {
    const { page, close } = await site.open(CHAPTER);
    await page.locator('.quiz summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.quiz-why').first().isVisible()).toBe(true);
    await page.goto(`${site.url}install/`);
    const tab = page.getByRole('tab').first();
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab').nth(1).getAttribute('aria-selected')).toBe('true');
    await close();
  });
});

describe.skipIf(!hasChromium)('by ear', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each([
    ['', false],
    [CHAPTER, true],
    ['reference/commands/', true],
    ['print/', false],
    ['no-such-page/', false],
  ])(
    '/%s: landmarks, one title, headings without a gap, a name for everything that can be pressed',
    async (address, hasMenu) => {
      const { page, close } = await site.open(address);
      expect(await page.getByRole('banner').count()).toBe(1);
      expect(await page.getByRole('main').count()).toBe(1);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      const named = await page
        .getByRole('navigation')
        .evaluateAll((all) =>
          all.map((each) => each.getAttribute('aria-label') ?? each.getAttribute('aria-labelledby') ?? ''),
        );
      expect(named.filter((name) => name === '')).toEqual([]);
      expect(named.length > 0 || !hasMenu).toBe(true);
      const levels = await page
        .locator('main :is(h1, h2, h3, h4, h5, h6)')
        .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])));
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      const snapshot = await page.locator('body').ariaSnapshot();
      expect(snapshot).not.toMatch(/^ *- (?:button|link|tab|radio|textbox|searchbox)(?: \[[^\]]*\])*:?$/m);
      expect(await page.locator('html').getAttribute('lang')).toBe('ko');
      await close();
    },
  );
});
