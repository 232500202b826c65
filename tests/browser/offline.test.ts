import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeWorker } from '../../src/integrations/offline/index.ts';
import { hasChromium, launchChromium } from '../support/browser.ts';
import { save, searchFor } from '../support/offline.ts';
import { DIST } from '../support/site.ts';
import { type StaticServer, serveStatic } from '../support/static-server.ts';

const CHAPTER = 'ch-01-self-healing/';

const kept = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());
const registrations = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const status = (page: Page) => page.locator('[data-offline-status]');

describe.skipIf(!hasChromium)('reading offline', () => {
  let browser: Browser;
  let server: StaticServer;
  let page: Page;
  let root: string;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'guide-offline-'));
    cpSync(DIST, root, { recursive: true });
    server = await serveStatic(root);
    browser = await launchChromium();
    page = await (await browser.newContext()).newPage();
    await page.goto(server.url + CHAPTER);
  });
  afterEach(async () => {
    await browser.close();
    await server.close().catch(() => undefined);
    rmSync(root, { recursive: true, force: true });
  });

  test('nothing is registered and nothing kept before the reader asks', async () => {
    await page.locator('[data-offline-run]').waitFor();
    expect(await status(page).textContent()).toMatch(/ \d+\.\d MB$/);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await registrations(page)).toBe(0);
    expect(await kept(page)).toEqual([]);
  });

  test('once kept, every page opens without the server, and the search works', async () => {
    await save(page);
    await server.close();
    const answer = await page.reload();
    expect(answer?.fromServiceWorker()).toBe(true);
    expect(await page.locator('h1').textContent()).toContain('컨테이너');
    // One that was never opened before.
    await page.goto(`${server.url}ch-09-nodeport/`);
    expect(await page.locator('.manifest').count()).toBeGreaterThan(0);
    const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(colour).toMatch(/rgb\((251, 250, 246|20, 26, 24)\)/);
    const found = await searchFor(page, '엔드포인트슬라이스를');
    expect(found.length).toBeGreaterThan(0);
    // Commands run, too.
    const step = page.locator('figure[id^="block-"] .console-step:has(.console-run)').first();
    await page.goto(`${server.url}ch-02-labels/`);
    await step.locator('.console-run').click();
    await step.locator('.console-result[data-state="same"]').waitFor();
    const manifest = await page.evaluate(async () => (await fetch('/manifests/hello.yaml')).text());
    expect(manifest).toBe(readFileSync('manifests/hello.yaml', 'utf8'));
  });

  test('an address without its slash is found; one that was not kept leads to the page that helps on', async () => {
    await save(page);
    await server.close();
    await page.goto(`${server.url}ch-09-nodeport`);
    expect(page.url()).toBe(`${server.url}ch-09-nodeport/`);
    await page.goto(`${server.url}print/`);
    expect(await page.locator('h1').textContent()).toBe('찾는 페이지가 없습니다');
  });

  test('the reader removes it again: nothing stays', async () => {
    await save(page);
    expect((await kept(page)).length).toBeGreaterThan(0);
    await page.locator('[data-offline-remove]').click();
    await page.locator('[data-offline-run]').waitFor();
    expect(await kept(page)).toEqual([]);
    expect(await registrations(page)).toBe(0);
    await server.close();
    await expect(page.reload()).rejects.toThrow();
  });

  test('a cache of another site of the same origin stays', async () => {
    await page.evaluate(() => caches.open('workbox-precache-v2-of-somebody'));
    await save(page);
    await page.locator('[data-offline-remove]').click();
    await page.locator('[data-offline-run]').waitFor();
    expect(await kept(page)).toEqual(['workbox-precache-v2-of-somebody']);
  });

  /** The second build: two pages say something else. */
  async function rebuild(): Promise<void> {
    for (const name of ['ch-01-self-healing', 'ch-02-labels']) {
      const path = join(root, name, 'index.html');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/(<h1[^>]*>)[^<]*/, '$1둘째 판'));
    }
    await makeWorker(root, 'service-worker.js');
  }
  const titles = async (): Promise<(string | null)[]> => {
    const seen = [];
    for (const name of ['ch-01-self-healing', 'ch-02-labels']) {
      await page.goto(`${server.url}${name}/`);
      seen.push(await page.locator('h1').textContent());
    }
    return seen;
  };

  test('a new build waits until the reader takes it, then replaces the old one whole', async () => {
    await save(page);
    const before = await titles();
    await rebuild();
    await page.goto(server.url + CHAPTER);
    const renew = page.getByRole('button', { name: '새 책으로 바꾸기' });
    await renew.waitFor();
    expect(await titles()).toEqual(before);
    await renew.waitFor();
    await Promise.all([page.waitForEvent('load'), renew.click()]);
    await server.close();
    expect(await titles()).toEqual(['둘째 판', '둘째 판']);
    expect(await status(page).textContent()).toContain('인터넷 없이도 읽을 수 있습니다');
  });

  test('a build that arrives torn is refused: the old one stays', async () => {
    await save(page);
    const before = await titles();
    await rebuild();
    const torn = join(root, 'ch-02-labels/index.html');
    writeFileSync(torn, readFileSync(torn, 'utf8').replace('둘째 판', '셋째 판'));
    await page.evaluate(async () => {
      const [registration] = await navigator.serviceWorker.getRegistrations();
      const ended = new Promise<void>((done) => {
        registration?.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker?.addEventListener('statechange', () => {
            if (worker.state === 'redundant' || worker.state === 'installed') done();
          });
        });
      });
      await registration?.update();
      await ended;
    });
    await server.close();
    expect(await titles()).toEqual(before);
  });
});
