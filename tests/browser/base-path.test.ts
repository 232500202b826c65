import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasMarkdown } from '../../src/utils/markdown-path.ts';
import { runAstro } from '../support/astro.ts';
import { hasChromium } from '../support/browser.ts';
import { save, searchFor } from '../support/offline.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';
import { addressOf, type OpenSite, openSite, pagesOf } from '../support/site.ts';
import { serveStatic } from '../support/static-server.ts';

const BASE = '/guide/';
const LINK = /\b(?:href|src)="([^"]+)"/g;

describe.skipIf(!hasChromium)('under a sub-path', () => {
  let copy: ProjectCopy;
  let site: OpenSite;
  let dist: string;
  beforeAll(async () => {
    copy = copyProject();
    dist = join(copy.root, 'dist');
    const env = { BASE_PATH: BASE, SITE_URL: 'https://example.org' };
    const { code, output } = await runAstro(copy.root, ['build'], env);
    if (code !== 0) throw new Error(output);
    site = await openSite(dist, BASE);
  });
  afterAll(async () => {
    await site?.close();
    copy.remove();
  });

  test('every link and every asset of every page is there', async () => {
    const origin = new URL(site.url).origin;
    const targets = new Map<string, string>();
    for (const name of pagesOf(dist)) {
      const address = new URL(addressOf(name), site.url);
      for (const [, url = ''] of readFileSync(join(dist, name), 'utf8').matchAll(LINK)) {
        const target = new URL(url.replaceAll('&amp;', '&'), address);
        if (target.origin === origin) targets.set(target.origin + target.pathname, `${name}: ${url}`);
      }
    }
    expect(targets.size).toBeGreaterThan(20);
    const broken: string[] = [];
    for (const [target, from] of targets) if (!(await fetch(target)).ok) broken.push(from);
    expect(broken).toEqual([]);
  });

  test('pages open without a fault, commands name the published files', async () => {
    const { page, faults, close } = await site.open('ch-01-self-healing/');
    await page.getByLabel('URL', { exact: true }).check({ force: true });
    const url = await page.locator('.console-file').first().textContent();
    expect(url).toBe(`${site.url}manifests/ns.yaml`);
    expect((await fetch(url ?? '')).ok).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test('search finds, and leads below the base', async () => {
    const { page, faults, close } = await site.open('');
    await page.keyboard.press('Control+K');
    await page.locator('.search-input').fill('디플로이먼트의');
    const first = page.locator('.search-page').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toMatch(/^\/guide\//);
    expect(faults).toEqual([]);
    await close();
  });

  test('the canonical address is the published one', () => {
    expect(readFileSync(join(dist, 'install/index.html'), 'utf8')).toContain(
      'href="https://example.org/guide/install/"',
    );
  });

  describe('what search engines and programs read', () => {
    const ADDRESS = 'https://example.org/guide/';
    const read = (path: string) => readFileSync(join(dist, path), 'utf8');
    const listed = (xml: string) =>
      [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
    const indexed = () => pagesOf(dist).filter((page) => !['404.html', 'print/index.html'].includes(page));

    test('robots.txt names the sitemap, which lists every page but the one to print', () => {
      expect(read('robots.txt')).toContain(`Sitemap: ${ADDRESS}sitemap-index.xml`);
      const [sitemap = ''] = listed(read('sitemap-index.xml'));
      expect(sitemap).toBe(`${ADDRESS}sitemap-0.xml`);
      const expected = indexed().map((page) => ADDRESS + addressOf(page));
      expect(listed(read('sitemap-0.xml')).sort()).toEqual(expected.sort());
    });

    test('every page names its own address', () => {
      for (const page of indexed())
        expect(read(page)).toContain(`<link rel="canonical" href="${ADDRESS}${addressOf(page)}"/>`);
    });

    test('llms.txt and the Markdown versions name published addresses that exist', () => {
      const texts = [read('llms.txt'), read('ch-01-self-healing.md')];
      const links = texts.flatMap((text) =>
        [...text.matchAll(/\]\((https:\/\/example\.org[^)#]*)/g)].map(([, address = '']) => address),
      );
      expect(links.length).toBeGreaterThan(indexed().filter((page) => hasMarkdown(addressOf(page))).length);
      for (const link of links) {
        expect(link.startsWith(ADDRESS), link).toBe(true);
        expect(existsSync(join(dist, link.slice(ADDRESS.length))), link).toBe(true);
      }
    });
  });

  test('what was kept is read without the server, search included', async () => {
    const server = await serveStatic(dist, BASE);
    const page = await (await site.browser.newContext()).newPage();
    await page.goto(`${server.url}ch-01-self-healing/`);
    await save(page);
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    expect(scopes).toEqual([server.url]);
    await server.close();
    await page.goto(`${server.url}ch-09-nodeport/`);
    expect(await page.locator('.manifest').count()).toBeGreaterThan(0);
    expect((await searchFor(page, '파드가'))[0]).toMatch(/^\/guide\//);
    await page.context().close();
  });
});
