import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';

const CHAPTER = 'ch-01-self-healing/';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe.skipIf(!hasChromium)('reading a chapter', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('a quiz answers without any script, one answer at a time', async () => {
    const { page, close } = await site.open(CHAPTER, { javaScriptEnabled: false });
    const quiz = page.locator('.quiz').first();
    await quiz.locator('summary').first().click();
    await quiz.locator('summary').nth(1).click();
    expect(await quiz.locator('details[open]').count()).toBe(1);
    expect(await quiz.locator('details[open] .quiz-why').textContent()).toMatch(/(맞습니다|아닙니다)\. .+/);
    expect(await quiz.locator('[data-correct]').count()).toBe(1);
    await close();
  });

  test('without scripts nothing promises what it cannot do', async () => {
    const { page, close } = await site.open(CHAPTER, { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('kubectl apply -f ns.yaml');
    expect(await page.locator('.console-copy').count()).toBe(0);
    await close();
  });

  test('a term tells itself on hover and on focus, and goes with Escape', async () => {
    const { page, close } = await site.open(CHAPTER);
    const word = page.locator('.term-word').first();
    const tip = page.locator('.term-tip').first();
    expect(await tip.isVisible()).toBe(false);
    await word.hover();
    await tip.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    await page.mouse.move(0, 0);
    await page.keyboard.press('Tab');
    await word.focus();
    await tip.waitFor({ state: 'visible' });
    await close();
  });

  test('on touch the first tap explains, the second goes to the glossary', async () => {
    const { page, close } = await site.open(CHAPTER, { ...PHONE, isMobile: true });
    const word = page.locator('.term-word').first();
    await word.tap();
    await page.locator('.term-tip').first().waitFor({ state: 'visible' });
    expect(new URL(page.url()).pathname).toBe(`/${CHAPTER}`);
    await word.tap();
    await page.waitForURL(/appendix-b-glossary\/#/);
    await close();
  });

  test('light and dark: the reader’s choice stays', async () => {
    const { page, close } = await site.open('', { colorScheme: 'light' });
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('light');
    await page.getByRole('button', { name: /어두운 화면/ }).click();
    expect(await theme()).toBe('dark');
    await page.goto(site.url + CHAPTER);
    expect(await theme()).toBe('dark');
    await close();
  });

  test('the menu of a phone opens, lists the chapters and closes', async () => {
    const { page, faults, close } = await site.open(CHAPTER, PHONE);
    const link = page.locator('.sidebar-content a[aria-current="page"]');
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: '메뉴' }).click();
    await link.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
    await close();
  });

  test('a manifest is copied whole, without numbers, notes and messages', async () => {
    const { page, close } = await site.open('ch-00-setup/');
    const figure = page.locator('.manifest[data-manifest="broken/tab.yaml"]').first();
    await figure.locator('[data-copy]').click();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const response = await fetch(`${site.url}manifests/broken/tab.yaml`);
    expect(text).toBe(await response.text());
    expect(text).toContain('\t');
    expect(await figure.locator('.verdict').count()).toBeGreaterThan(0);
    await close();
  });

  test('a good manifest names the versions it was judged by', async () => {
    const { page, close } = await site.open(CHAPTER);
    const verdict = page.locator('.manifest-verdict').first();
    expect(await verdict.textContent()).toMatch(/쿠버네티스 1\.\d+( · 1\.\d+)+에서 확인/);
    await close();
  });

  test('a page that does not exist helps on', async () => {
    const { page, close } = await site.open('no-such-page/');
    expect(await page.locator('main a[href="/"]').count()).toBeGreaterThan(0);
    await close();
  });
});
