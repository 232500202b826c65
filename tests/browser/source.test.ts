import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';

const PAGE = 'ch-01-self-healing/';

describe.skipIf(!hasChromium)('files or URLs', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('commands take the chosen one, shown and copied, and the choice stays', async () => {
    const { page, faults, close } = await site.open(PAGE);
    const command = page.locator('.console-command', {
      hasText: 'kubectl apply -f client.yaml -f hello.yaml',
    });
    const copy = async () => {
      await page
        .locator('.console-step', { has: page.locator('[data-manifest="client.yaml"]') })
        .first()
        .locator('.console-copy')
        .click();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await command.count()).toBe(1);

    await page.getByLabel('URL', { exact: true }).check({ force: true });
    const written = `kubectl apply -f ${site.url}manifests/client.yaml -f ${site.url}manifests/hello.yaml`;
    expect(await copy()).toBe(written);
    expect(await page.locator('.console-command', { hasText: written }).count()).toBe(1);

    await page.reload();
    expect(await page.getByLabel('URL', { exact: true }).isChecked()).toBe(true);
    expect(await copy()).toBe(written);

    await page.goto(`${site.url}ch-00-setup/`);
    expect(await page.locator('.console-file').first().textContent()).toMatch(/^http/);

    await page.getByLabel('내 컴퓨터').check({ force: true });
    await page.goto(site.url + PAGE);
    expect(await copy()).toBe('kubectl apply -f client.yaml -f hello.yaml');
    expect(faults).toEqual([]);
    await close();
  });

  test('every file that a command may name is published as it is', async () => {
    const { page, close } = await site.open('ch-00-setup/');
    const names = await page
      .locator('.console-file')
      .evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).dataset['manifest'] ?? ''));
    expect(names.length).toBeGreaterThan(3);
    for (const name of new Set(names)) {
      expect(existsSync(`manifests/${name}`)).toBe(true);
      const response = await fetch(`${site.url}manifests/${name}`);
      expect(await response.text()).toBe(readFileSync(`manifests/${name}`, 'utf8'));
    }
    await close();
  });
});
