import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type RunOptions } from 'axe-core';
import { fromHtml } from 'hast-util-from-html';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elements, tagged } from '../../src/integrations/nodes.ts';
import { hasChromium } from '../support/browser.ts';
import { hearViolations, violations } from '../support/policy.ts';
import { addressOf, DIST, isTypical, type OpenSite, openSite, pagesOf } from '../support/site.ts';

const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
};
const NARROW = { width: 320, height: 640 };
const pages = hasChromium ? pagesOf(DIST).filter(isTypical) : [];

function barriers(page: Page, options: RunOptions = {}): Promise<string[]> {
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
      '%s: no fault, nothing stopped by its policy, no barrier in light and dark, nothing cut off',
      async (name) => {
        const { page, faults, close } = await site.open(
          addressOf(name),
          { ...screen, colorScheme: 'light' },
          hearViolations,
        );
        await page.evaluate(axe.source);
        expect(await barriers(page), 'light').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
        expect(await barriers(page, { runOnly: ['color-contrast'] }), 'dark').toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.setViewportSize(NARROW);
        expect(await overflow(page), '320 px').toBeLessThanOrEqual(0);
        expect(await violations(page)).toEqual([]);
        expect(faults).toEqual([]);
        await close();
      },
    );
  });
});

describe('the HTML of every page', () => {
  test.each(pagesOf(DIST))('%s: one title, no style attribute, no event handler', (name) => {
    const all = elements(fromHtml(readFileSync(join(DIST, name), 'utf8')), () => true);
    const properties = all.flatMap((element) => Object.keys(element.properties));
    const counts = {
      h1: all.filter(tagged('h1')).length,
      style: properties.filter((property) => property === 'style').length,
      handlers: properties.filter((property) => /^on/i.test(property)).length,
    };
    expect(counts).toEqual({ h1: 1, style: 0, handlers: 0 });
  });
});
