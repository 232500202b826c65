import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { challengeNames, readChallenge } from '../support/challenges.ts';
import { type OpenSite, openSite } from '../support/site.ts';
import { PATIENCE, typeLine } from '../support/terminal.ts';

const slugOf = (name: string) => `challenges/${name.replace('.mdx', '')}`;
const said = (page: Page, text: string) =>
  page.locator('.challenge-status', { hasText: text }).waitFor({ timeout: PATIENCE });
const press = (page: Page, name: string) =>
  page.locator('.challenge-actions').getByRole('button', { name }).click();
const marks = (page: Page) =>
  page
    .locator('.challenge-checks li')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['state']));
const solved = (page: Page) => page.evaluate(() => localStorage.getItem('guide-challenges'));

describe.skipIf(!hasChromium)('a broken cluster is mended where it is read', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  // They wait more than they work.
  test.concurrent.each(challengeNames)(
    '%s: a wrong idea does not solve it, the solution does',
    async (name) => {
      const { challenge } = readChallenge(name);
      const [wrong] = challenge.wrong;
      const { page, faults, close } = await site.open(`${slugOf(name)}/`);
      await press(page, '고장 난 클러스터 켜기');
      await said(page, '고장 난 채로 켜졌습니다');
      for (const line of wrong?.run ?? []) await typeLine(page, line);
      await press(page, '고쳤는지 확인하기');
      await said(page, '가지가 남았습니다');
      expect(await marks(page)).toContain('failed');
      expect(await solved(page)).toBeNull();
      await press(page, '처음부터');
      await said(page, '고장 난 채로 켜졌습니다');
      expect(await marks(page)).not.toContain('failed');
      for (const line of challenge.solution) await typeLine(page, line);
      await press(page, '고쳤는지 확인하기');
      await said(page, '고쳤습니다!');
      expect(new Set(await marks(page))).toEqual(new Set(['passed']));
      expect(await solved(page)).toBe(JSON.stringify([slugOf(name)]));
      expect(faults).toEqual([]);
      await close();
    },
    300_000,
  );

  test('what was solved is kept in this browser, and nothing that somebody else wrote does harm', async () => {
    const [name = ''] = challengeNames;
    const { page, faults, close } = await site.open('challenges/', {}, (each) =>
      each.addInitScript((slug) => {
        localStorage.setItem('guide-challenges', JSON.stringify([slug, 7, null, '"><img src=x>']));
      }, slugOf(name)),
    );
    const items = page.locator('.challenge-list li');
    expect(await items.count()).toBe(challengeNames.length);
    expect(await page.locator('.challenge-list li[data-state="passed"]').count()).toBe(1);
    await page.goto(`${site.url}${slugOf(name)}/`);
    await said(page, '전에 고친 적이 있는 고장입니다');
    await page.evaluate(() => localStorage.setItem('guide-challenges', '{'));
    expect(faults).toEqual([]);
    await close();
  });

  test('by keyboard alone, and where storage is denied', async () => {
    const name = challengeNames.find((each) => each.startsWith('selector')) ?? '';
    const { challenge } = readChallenge(name);
    const { page, faults, close } = await site.open(`${slugOf(name)}/`, {}, (each) =>
      each.addInitScript(() => {
        const deny = () => {
          throw new DOMException('denied', 'SecurityError');
        };
        for (const key of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, key, { get: deny });
      }),
    );
    await page.getByRole('button', { name: '고장 난 클러스터 켜기' }).focus();
    await page.keyboard.press('Enter');
    await said(page, '고장 난 채로 켜졌습니다');
    // The terminal has the focus: typing can begin.
    for (const line of challenge.solution) {
      await page.keyboard.insertText(line);
      await page.keyboard.press('Enter');
      await page.locator('.lab-command', { hasText: line.slice(0, 40) }).waitFor({ timeout: PATIENCE });
      await page.locator('.lab-tab:not([data-busy])').waitFor({ timeout: PATIENCE });
    }
    await page.getByRole('button', { name: '고쳤는지 확인하기' }).focus();
    await page.keyboard.press('Enter');
    await said(page, '고쳤습니다!');
    expect(faults).toEqual([]);
    await close();
  });
});
