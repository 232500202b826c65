import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './browser.ts';
import { type StaticServer, serveStatic } from './static-server.ts';

const PATIENCE = 110_000;

/** The built site; DIST names another folder. */
export const DIST = process.env['DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Paths of all pages of a built site, e.g. `ch-01/index.html`. Throws when there is none: nothing built is no success. */
export function pagesOf(dist: string): string[] {
  const names = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
  const pages = names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.html'));
  if (pages.length === 0) throw new Error('dist에 페이지가 없습니다. npm run build를 먼저 실행하세요.');
  return pages.sort();
}

/** Pages of single diagnostics come from one template: those that hold something of their own stand for all. */
const TYPICAL =
  /^diagnostics\/(?:schema-enum|yaml-invisible-character|yaml-too-deep|ref-chapter-selector|command-dash|replay-output)\//;

/** The page is not like another one that is tested. */
export const isTypical = (page: string): boolean => !/^diagnostics\/.+\//.test(page) || TYPICAL.test(page);

/** The address of a page below the site's base: `ch-01/index.html` → `ch-01/`. */
export const addressOf = (page: string): string => page.replace(/(^|\/)index\.html$/, '$1');

/** A site on a server of its own, opened in a browser. */
export interface OpenSite {
  readonly browser: Browser;
  readonly url: string;
  /**
   * Opens a page in a context of its own, and collects what goes wrong there.
   * @param prepare Runs before anything is loaded.
   */
  open(
    address: string,
    options?: BrowserContextOptions,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** Console errors, exceptions, failed requests and requests to other origins, in words. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

function collectFaults(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // What a navigation cancels has not failed.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && to !== origin)
      faults.push(`third party: ${request.url()}`);
  });
  return faults;
}

/** Serves a built site and starts a browser. Close it when done. */
export async function openSite(dist = DIST, base = '/'): Promise<OpenSite> {
  const server: StaticServer = await serveStatic(dist, base);
  const browser = await launchChromium();
  return {
    browser,
    url: server.url,
    async open(address, options, prepare) {
      const context = await browser.newContext({
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      });
      // A page that is slow because the machine is fails as a whole test does, not before.
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const faults = collectFaults(page, new URL(server.url).origin);
      await prepare?.(page);
      await page.goto(server.url + address, { waitUntil: 'load' });
      return { page, faults, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
