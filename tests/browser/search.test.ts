import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';

async function search(page: Page, text: string): Promise<string[]> {
  await page.locator('.search-input').fill(text);
  await page.locator('.search-status', { hasText: /찾았습니다|없습니다/ }).waitFor();
  const results = page.locator('.search-results .search-page');
  return results.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

describe.skipIf(!hasChromium)('search', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(['디플로이먼트의', '파드가', '네임스페이스에', '컨테이너들이', 'kubelet이', '레이블'])(
    'finds %s',
    async (text) => {
      const { page, faults, close } = await site.open('');
      await page.keyboard.press('Control+K');
      const found = await search(page, text);
      expect(found.length).toBeGreaterThan(0);
      expect(faults).toEqual([]);
      await page.locator('.search-page').first().click();
      await page.waitForURL((url) => url.pathname !== '/');
      expect(await page.locator('h1').count()).toBe(1);
      await close();
    },
  );

  test('says when there is nothing, and forgets it with the text', async () => {
    const { page, close } = await site.open('');
    await page.getByRole('button', { name: '검색' }).click();
    expect(await search(page, '뷁뷁')).toEqual([]);
    expect(await page.locator('.search-status').textContent()).toBe('"뷁뷁"에 맞는 쪽이 없습니다.');
    await page.locator('.search-input').fill('');
    await page.locator('.search-status:empty').waitFor({ state: 'attached' });
    await close();
  });

  test('by keyboard alone: open, look, walk, go', async () => {
    const { page, close } = await site.open('install/');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('파드');
    await page.locator('.search-page').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-page');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-input');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.search').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(
      false,
    );
    await close();
  });
});
