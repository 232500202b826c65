import axe, { type RunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { addressOf, DIST, isTypical, type OpenSite, openSite, pagesOf } from '../support/site.ts';

const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
};
const NARROW = { width: 320, height: 640 };
const pages = hasChromium ? pagesOf(DIST).filter(isTypical) : [];

function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  return page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { ...given, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, options);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.skipIf(!hasChromium)('every page', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  describe.each(Object.entries(SCREENS))('%s', (_, screen) => {
    test.concurrent.each(pages)(
      '%s: no fault, no barrier in light and dark, nothing cut off',
      async (name) => {
        const { page, faults, close } = await site.open(addressOf(name), { ...screen, colorScheme: 'light' });
        await page.evaluate(axe.source);
        expect(await violations(page), 'light').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
        expect(await violations(page, { runOnly: ['color-contrast'] }), 'dark').toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.setViewportSize(NARROW);
        expect(await overflow(page), '320 px').toBeLessThanOrEqual(0);
        expect(faults).toEqual([]);
        await close();
      },
    );
  });

  test.concurrent.each(pages)('%s: one title, no style attribute, no event handler in HTML', async (name) => {
    const { page, close } = await site.open(addressOf(name), { javaScriptEnabled: false });
    const styled = page.locator('[style]');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await styled.evaluateAll((nodes) => nodes.map((node) => node.outerHTML.slice(0, 120)))).toEqual(
      [],
    );
    const handlers = page.locator('xpath=//*[@*[starts-with(name(), "on")]]');
    expect(await handlers.count()).toBe(0);
    await close();
  });
});
