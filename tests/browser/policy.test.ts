import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { hearViolations, violations } from '../support/policy.ts';
import { DIST, isTypical, type OpenPage, type OpenSite, openSite, pagesOf } from '../support/site.ts';

const CHAPTER = 'ch-01-self-healing/';
const META = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/;

/** The policy of a page, when it has one. */
const policyOf = (page: string): string | undefined => META.exec(readFileSync(join(DIST, page), 'utf8'))?.[1];

/** Opens a page with an ear for violations. */
const openHeard = (site: OpenSite, address: string): Promise<OpenPage> =>
  site.open(address, {}, hearViolations);

describe.skipIf(!hasChromium)('content security policy', () => {
  let site: OpenSite;
  const pages = pagesOf(DIST);
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('every page has one, and it is strict', () => {
    for (const page of pages) {
      expect(policyOf(page), page).toContain("default-src 'none'");
      expect(policyOf(page), page).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    }
  });

  test('a page that the tests do not open has the policy of one that they open', () => {
    const opened = new Set(pages.filter(isTypical).map(policyOf));
    const others = pages.filter((page) => !isTypical(page));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((page) => !opened.has(policyOf(page)))).toEqual([]);
  });

  test.each([
    [
      'searching',
      '',
      async (page: Page) => {
        await page.keyboard.press('Control+K');
        await page.locator('.search-input').fill('파드가');
        await page.locator('.search-page').first().waitFor();
      },
    ],
    [
      'changing the theme',
      CHAPTER,
      async (page: Page) => {
        const before = await page.locator('html').getAttribute('data-theme');
        await page.locator('[data-theme-switch]').click();
        expect(await page.locator('html').getAttribute('data-theme')).not.toBe(before);
      },
    ],
    [
      'copying',
      CHAPTER,
      async (page: Page) => {
        await page.locator('.console-copy').first().click();
        await page.locator('.console-copy[data-done]').waitFor();
      },
    ],
    [
      'another tab',
      'install/',
      async (page: Page) => {
        await page.getByRole('tab', { name: 'Linux' }).click();
        await page.getByRole('tabpanel', { name: 'Linux' }).waitFor({ state: 'visible' });
      },
    ],
    [
      'answering a quiz',
      CHAPTER,
      async (page: Page) => {
        await page.locator('.quiz summary').first().click();
        await page.locator('.quiz-why').first().waitFor({ state: 'visible' });
      },
    ],
    [
      'printing',
      CHAPTER,
      async (page: Page) => {
        await page.emulateMedia({ media: 'print' });
        await page.locator('.quiz-why').first().waitFor({ state: 'visible' });
      },
    ],
  ])('%s is not stopped', async (_, address, act) => {
    const { page, faults, close } = await openHeard(site, address);
    await act(page);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    [
      'a script that somebody puts in',
      'script-src-elem: inline',
      () => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "seized"';
        document.body.append(script);
      },
    ],
    [
      'an image of another site',
      'img-src: https://example.org/a.png',
      () => {
        new Image().src = 'https://example.org/a.png';
      },
    ],
    [
      'a request to another site',
      'connect-src: https://example.org/',
      () => {
        fetch('https://example.org/').catch(() => undefined);
      },
    ],
    [
      'a style attribute',
      'style-src-attr: inline',
      () => {
        document.body.insertAdjacentHTML('beforeend', '<p style="color: red">가</p>');
      },
    ],
  ])('%s is stopped', async (_, expected, attack) => {
    const { page, close } = await openHeard(site, CHAPTER);
    const title = await page.title();
    await page.evaluate(attack);
    await page.waitForFunction(() => window.violations.length > 0);
    expect((await violations(page)).map((text) => text.trim())).toContainEqual(
      expect.stringContaining(expected),
    );
    expect(await page.title()).toBe(title);
    await close();
  });
});
