import type { Page } from 'playwright-core';

/** Presses the switch for reading offline, and waits until everything is kept. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '오프라인으로 읽기' }).click();
  await page.locator('[data-offline-status]', { hasText: '인터넷 없이도 읽을 수 있습니다' }).waitFor();
}

/** Searches as a reader does. Returns the addresses found. */
export async function searchFor(page: Page, text: string): Promise<string[]> {
  await page.keyboard.press('Control+K');
  await page.locator('.search-input').fill(text);
  const results = page.locator('.search-results .search-page');
  await results.first().waitFor();
  return results.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}
