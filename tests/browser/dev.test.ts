import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAstro } from '../support/astro.ts';
import { hasChromium, launchChromium } from '../support/browser.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

const STARTED = /http:\/\/(?:localhost|127\.0\.0\.1):\d+\//;

/** Resolves with the first match in what a process prints; `from` skips what was printed before. */
function printed(output: () => string, pattern: RegExp, from = 0): Promise<string> {
  return new Promise((done, fail) => {
    const end = Date.now() + 90_000;
    const look = () => {
      const found = pattern.exec(output().slice(from));
      if (found) done(found[0]);
      else if (Date.now() > end) fail(new Error(`${pattern} was never printed:\n${output()}`));
      else setTimeout(look, 50);
    };
    look();
  });
}

describe.skipIf(!hasChromium)('writing with astro dev', () => {
  let copy: ProjectCopy;
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  let output = '';
  let manifest: string;
  let good: string;
  beforeAll(async () => {
    copy = copyProject();
    manifest = join(copy.root, 'manifests/solo-pod.yaml');
    good = readFileSync(manifest, 'utf8');
    server = startAstro(copy.root, ['dev', '--port', '0', '--host', '127.0.0.1']);
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    const url = await printed(() => output, STARTED);
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(`${url}ch-01-self-healing/`, { timeout: 90_000 });
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGTERM');
    copy?.remove();
  });

  test('a saved manifest shows on the page', async () => {
    writeFileSync(manifest, good.replace('# ', '# 방금 고쳤습니다. '));
    await page.locator('.manifest', { hasText: '방금 고쳤습니다.' }).waitFor({ timeout: 90_000 });
  });

  test('a mistake lies over the page and stands in the terminal', async () => {
    const before = output.length;
    writeFileSync(manifest, good.replace('restartPolicy: Always', 'restartPolicy: always'));
    const told = await printed(() => output, /manifests\/solo-pod\.yaml:\d+:\d+.*/, before);
    expect(told).toContain('schema-enum');
    const message = page.locator('vite-error-overlay #message-content', {
      hasText: 'manifests/solo-pod.yaml:',
    });
    await message.waitFor({ timeout: 90_000 });
    await page.reload();
    await message.waitFor({ timeout: 90_000 });
  });

  test('mended, the overlay goes', async () => {
    writeFileSync(manifest, good);
    await page.locator('vite-error-overlay').waitFor({ state: 'detached', timeout: 90_000 });
    await page.locator('.manifest', { hasText: 'restartPolicy: Always' }).waitFor({ timeout: 90_000 });
  });
});
