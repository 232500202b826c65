import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { parsePage } from 'kubernetes-guide-verify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setupCommands } from '../../src/utils/setup-commands.ts';
import { hasChromium } from '../support/browser.ts';
import { addressOf, DIST, type OpenSite, openSite, pagesOf } from '../support/site.ts';

/** The source of a page, when there is one: the book to print is made of the others. */
const sourceOf = (address: string): string => `content/${address.replace(/\/$/, '') || 'index'}.mdx`;

const pages = hasChromium
  ? pagesOf(DIST)
      .map(addressOf)
      .filter((address) => address !== '404.html' && existsSync(sourceOf(address)))
  : [];

/** The commands that mend a challenge, from its page's head. */
function solutionOf(text: string): string[] | undefined {
  const head = /^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '';
  return (load(head) as { challenge?: { solution: string[] } } | undefined)?.challenge?.solution;
}

/** What a reader should be able to copy, from the page's source. */
function commandsOf(address: string): string[] {
  const file = sourceOf(address);
  const { blocks, frontmatter } = parsePage(readFileSync(file, 'utf8'), { file });
  const { setup, cleanup } = frontmatter;
  // A challenge shows what mends it, and no setup.
  const solution = solutionOf(readFileSync(file, 'utf8'));
  if (solution) return solution;
  const [first = '', ...rest] = setup?.namespaces ?? [];
  return [
    ...(setup && !setup.manual
      ? setupCommands({
          ...setup,
          namespace: [first, ...rest],
          apply: [...setup.apply],
          wait: [...setup.wait],
        })
      : []),
    ...blocks.flatMap(({ steps }) => steps.map(({ command }) => command)).filter((command) => command !== ''),
    ...cleanup,
  ];
}

/** Presses a button and returns what it put on the clipboard. */
async function copied(page: Page, index: number): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  const button = page.locator('.console-copy').nth(index);
  await button.evaluate((node: HTMLButtonElement) => node.click());
  await page.waitForFunction(
    (at) => document.querySelectorAll('.console-copy')[at]?.hasAttribute('data-done'),
    index,
  );
  return page.evaluate(() => navigator.clipboard.readText());
}

describe.skipIf(!hasChromium)('console blocks', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(pages)('/%s: every button copies its command, and nothing else', async (address) => {
    const commands = commandsOf(address);
    const { page, close } = await site.open(address);
    const buttons = page.locator('.console-copy');
    expect(await buttons.count()).toBe(commands.length);
    const found: string[] = [];
    for (let index = 0; index < commands.length; index += 1) found.push(await copied(page, index));
    expect(found).toEqual(commands);
    await close();
  });

  test('some command has several lines', () => {
    expect(pages.flatMap(commandsOf).some((command) => command.includes('\n'))).toBe(true);
  });

  test('by keyboard, and said aloud', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const button = page.locator('.console-copy').first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('[aria-live]', { hasText: '복사했습니다' }).waitFor({ state: 'attached' });
    expect(await button.textContent()).toBe('복사됨');
    expect(await button.getAttribute('aria-label')).toMatch(/^복사: kubectl apply/);
    await close();
  });

  test('a selection that begins in a command leaves prompt and output out', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const step = page.locator('.console-step:has(.console-output)').first();
    const command = (await step.locator('code').textContent()) ?? '';
    const output = (await step.locator('samp').textContent()) ?? '';
    const drag = async (from: string, to: string) => {
      await step.scrollIntoViewIfNeeded();
      const start = await step.locator(from).boundingBox();
      const end = await step.locator(to).boundingBox();
      if (!start || !end) throw new Error('not visible');
      await page.mouse.move(start.x + 1, start.y + 3);
      await page.mouse.down();
      await page.mouse.move(end.x + end.width - 2, end.y + end.height - 3, { steps: 5 });
      await page.mouse.up();
      return page.evaluate(() => getSelection()?.toString().trim());
    };
    expect(await drag('.console-command', '.console-output')).toBe(command);
    expect(await drag('.console-output', '.console-output')).toBe(output);
    await close();
  });

  test('two terminals are told apart by name', async () => {
    const { page, close } = await site.open('ch-03-port-forward/');
    const names = await page.locator('.console .console-name').allTextContents();
    expect(names).toEqual(expect.arrayContaining(['터미널 1', '터미널 2']));
    await close();
  });
});
