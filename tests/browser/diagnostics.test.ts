import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from 'kubernetes-guide-verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { DIST, type OpenSite, openSite } from '../support/site.ts';

const names = Object.keys(codes);
const htmlOf = (path: string) => readFileSync(join(DIST, path), 'utf8');

describe.skipIf(!hasChromium)('diagnostics', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('each code has its page, and each page is listed', () => {
    const index = htmlOf('diagnostics/index.html');
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !existsSync(join(DIST, `diagnostics/${name}/index.html`)))).toEqual([]);
    expect(names.filter((name) => !index.includes(`href="/diagnostics/${name}/"`))).toEqual([]);
  });

  test.each(names)('%s: shows its message, without styles or handlers in HTML', (name) => {
    const html = htmlOf(`diagnostics/${name}/index.html`);
    expect(html).toMatch(new RegExp(`<h1[^>]*>${name}</h1>`));
    expect(html).toMatch(/class="(?:verdict-message|diagnostic-said)/);
    expect(html).not.toMatch(/<[^>]* (?:style|on\w+)=/);
  });

  test('one is found by a word of its explanation', async () => {
    const { page, faults, close } = await site.open('diagnostics/');
    await page.getByLabel('진단 찾기').fill('탭 문자');
    await page.locator('.filter-status', { hasText: '개를 찾았습니다' }).waitFor();
    await page.getByRole('link', { name: 'yaml-tab', exact: true }).click();
    await page.waitForURL('**/diagnostics/yaml-tab/');
    expect(await page.locator('.squiggle').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('the message of a broken manifest leads there', async () => {
    const { page, close } = await site.open('reference/manifests/');
    await page.goto(`${site.url}ch-07-diagnosis/`);
    const links = page.locator('.verdict-code a');
    expect(await links.count()).toBeGreaterThan(0);
    expect(await links.first().getAttribute('href')).toMatch(/^\/diagnostics\/[\w-]+\/$/);
    await close();
  });
});
