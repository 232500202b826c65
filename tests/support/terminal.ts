import type { Page } from 'playwright-core';

/** How long one command may take here, in milliseconds; a stalled machine is no broken page. */
export const PATIENCE = 90_000;

/** Types a line into the terminal that is shown, and waits until it has ended. */
export async function typeLine(page: Page, line: string): Promise<void> {
  const commands = page.locator('.lab-panel:not([hidden]) .lab-command');
  const before = await commands.count();
  const input = page.locator('.lab-panel:not([hidden]) .lab-input');
  await input.fill(line);
  await input.press('Enter');
  await commands.nth(before).waitFor({ timeout: PATIENCE, state: 'attached' });
  await page
    .locator('.lab-tab[aria-selected="true"]:not([data-busy])')
    .waitFor({ timeout: PATIENCE, state: 'attached' });
}

/** What the terminal that is shown has printed. */
export const screenText = (page: Page): Promise<string> =>
  page.locator('.lab-panel:not([hidden]) .lab-screen').innerText();
