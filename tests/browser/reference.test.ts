import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { DIST, type OpenSite, openSite } from '../support/site.ts';

const PAGES = ['commands', 'manifests', 'service-types', 'troubleshooting'].map(
  (name) => `reference/${name}/`,
);
const ORIGIN = 'http://site.invalid';

/** Why a link does not lead anywhere; undefined when it does. */
function fault(href: string, from: string): string | undefined {
  const { origin, pathname, hash } = new URL(href, `${ORIGIN}/${from}`);
  if (origin !== ORIGIN) return undefined;
  const path = decodeURI(pathname).slice(1);
  const file = join(DIST, path.endsWith('/') || path === '' ? `${path}index.html` : path);
  if (!existsSync(file)) return `${href}: no such page`;
  const anchor = decodeURIComponent(hash.slice(1));
  if (anchor === '' || readFileSync(file, 'utf8').includes(` id="${anchor}"`)) return undefined;
  return `${href}: no such place`;
}

describe.skipIf(!hasChromium)('reference pages', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(PAGES)('/%s: every link leads to its place, no fault, listed in the sidebar', async (address) => {
    const { page, faults, close } = await site.open(address);
    const links = await page
      .locator('main a[href]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(5);
    expect([...new Set(links)].flatMap((href) => fault(href, address) ?? [])).toEqual([]);
    expect(await page.locator('.sidebar-content a[aria-current="page"]').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('each place of a command shows this very command', async () => {
    const { page, close } = await site.open('reference/commands/');
    const uses = await page.locator('h3 ~ .reference-list > li').evaluateAll((items) =>
      items.flatMap((item) => {
        const command = item.querySelector('.reference-command')?.textContent ?? '';
        return [...item.querySelectorAll<HTMLAnchorElement>('.places a')].map(({ href }) => ({
          command,
          href,
        }));
      }),
    );
    expect(uses.length).toBeGreaterThan(300);
    const addresses = new Set(uses.map(({ href }) => href.split('#')[0] ?? ''));
    const wrong: unknown[] = [];
    for (const address of addresses) {
      const wanted = uses.filter(({ href }) => href.startsWith(`${address}#`));
      await page.goto(address);
      wrong.push(
        ...(await page.evaluate((wanted) => {
          const shows = ({ command, href }: { command: string; href: string }): boolean => {
            const place = document.getElementById(new URL(href).hash.slice(1))?.closest('figure, section');
            const shown = [...(place?.querySelectorAll('.console-command code') ?? [])];
            return shown.some(({ textContent }) => textContent === command);
          };
          return wanted.filter((use) => !shows(use));
        }, wanted)),
      );
    }
    expect(wrong).toEqual([]);
    await close();
  });

  test('a failure is found by what the terminal said', async () => {
    const { page, close } = await site.open('reference/troubleshooting/');
    const shown = page.locator('[data-filter-item]:visible');
    const all = await shown.count();
    await page.getByLabel('증상 찾기').fill('services notfound');
    await page.locator('.filter-status', { hasText: '개를 찾았습니다' }).waitFor();
    const found = await shown.count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    expect(await page.locator('[data-filter-group]:visible').count()).toBeLessThanOrEqual(found);
    await page.getByLabel('증상 찾기').fill('이런 말은 없습니다');
    await page.locator('.filter-status', { hasText: '맞는 것이 없습니다' }).waitFor();
    expect(await shown.count()).toBe(0);
    await page.getByLabel('증상 찾기').fill('');
    await page.waitForFunction(
      (all) => document.querySelectorAll('[data-filter-item]:not([hidden])').length === all,
      all,
    );
    await close();
  });

  test('without scripts the whole list is there, and no field that does nothing', async () => {
    const { page, close } = await site.open('reference/troubleshooting/', { javaScriptEnabled: false });
    expect(await page.locator('[data-filter-item]:visible').count()).toBeGreaterThan(30);
    expect(await page.locator('.filter-input').isVisible()).toBe(false);
    await close();
  });
});
