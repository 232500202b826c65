import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { addressOf, DIST, type OpenSite, openSite, pagesOf } from '../support/site.ts';

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  'phone, light': { colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true },
  'narrow phone, dark': { colorScheme: 'dark', viewport: { width: 320, height: 640 }, hasTouch: true },
};
const pages = hasChromium ? pagesOf(DIST) : [];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

describe.skipIf(!hasChromium)('every page', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  describe.each(Object.entries(LOOKS))('%s', (_, look) => {
    test.each(pages)('%s', async (name) => {
      const { page, faults, close } = await site.open(addressOf(name), look);
      expect(await violations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await close();
    });
  });

  test.each(pages)(
    '%s: one title, no style attribute, nothing inline but what Starlight needs',
    async (name) => {
      const { page, close } = await site.open(addressOf(name), { javaScriptEnabled: false });
      expect(await page.locator('h1').count()).toBe(1);
      expect(
        await page
          .locator('[style]')
          .evaluateAll((nodes) => nodes.map((node) => node.outerHTML.slice(0, 120))),
      ).toEqual([]);
      expect(await page.locator('script:not([src])').count()).toBeLessThanOrEqual(3);
      await close();
    },
  );
});
