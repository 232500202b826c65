import { readdirSync } from 'node:fs';
import AxeBuilder from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';

const chapters = readdirSync('content')
  .filter((name) => /^ch-\d\d-.*\.mdx$/.test(name))
  .map((name) => `${name.replace('.mdx', '')}/`);

/** How long one command may take here, in milliseconds; a stalled machine is no broken page. */
const PATIENCE = 90_000;

const steps = (page: Page) => page.locator('.sl-markdown-content .console-step:has(.console-run)');
const ownSteps = (page: Page) =>
  page.locator('.sl-markdown-content figure[id^="block-"] .console-step:has(.console-run)');

interface Pressed {
  readonly state: string;
  readonly text: string;
  /** The lab is known to answer otherwise there. */
  readonly known: boolean;
}

async function pressed(page: Page, index: number): Promise<Pressed> {
  const step = ownSteps(page).nth(index);
  // Commands for other systems stand in tabs that are not shown.
  await step.locator('.console-run').evaluate((button: HTMLButtonElement) => button.click());
  const result = step.locator('.console-result[data-state]');
  await result.waitFor({ timeout: PATIENCE, state: 'attached' });
  const known = (await result.getAttribute('data-known')) !== null;
  return {
    state: (await result.getAttribute('data-state')) ?? '',
    text: (await result.textContent()) ?? '',
    known,
  };
}
const screenText = (page: Page) => page.locator('.lab-panel:not([hidden]) .lab-screen').innerText();

describe.skipIf(!hasChromium)('running a chapter where it is read', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(chapters)(
    '/%s: every 실행 gives what the page says',
    async (address) => {
      const { page, faults, close } = await site.open(address);
      const count = await ownSteps(page).count();
      expect(count).toBeGreaterThan(0);
      const different: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const { state, text, known } = await pressed(page, index);
        const marked = await ownSteps(page)
          .nth(index)
          .evaluate((node) => node.closest('[data-needs]') !== null);
        if (state !== 'same' && !known && !(state === 'needs' && marked)) {
          const command = await ownSteps(page).nth(index).locator('.console-command').textContent();
          different.push(`${command}\n${state}: ${text}`);
        }
      }
      expect(different).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    600_000,
  );

  test('nothing of the lab is fetched before the first press', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.waitForTimeout(300);
    expect(fetched.filter((path) => /worker|controller|run\//.test(path))).toEqual([]);
    await pressed(page, 0);
    expect(fetched.some((path) => path.includes('worker'))).toBe(true);
    await close();
  });

  test('a step that skips others offers to catch up, and does', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const step = ownSteps(page).nth(3);
    await step.locator('.console-run').click();
    await step.getByRole('button', { name: '여기까지 실행' }).click();
    await step.locator('.console-result[data-state="same"]').waitFor({ timeout: PATIENCE });
    await expect.poll(() => page.locator('.console-result[data-state="same"]').count()).toBe(4);
    await close();
  });

  test('by keyboard alone: run, type, complete, interrupt, clear, close', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const run = ownSteps(page).first().locator('.console-run');
    await run.focus();
    await page.keyboard.press('Enter');
    await ownSteps(page).first().locator('.console-result[data-state]').waitFor({ timeout: PATIENCE });
    const input = page.getByLabel('터미널 1에 입력');
    await input.focus();
    await page.keyboard.type('kubectl get deploym');
    await page.keyboard.press('Tab');
    await expect.poll(() => input.inputValue()).toBe('kubectl get deployments ');
    await page.keyboard.press('Enter');
    await expect.poll(() => screenText(page)).toContain('UP-TO-DATE');
    await page.keyboard.press('ArrowUp');
    expect(await input.inputValue()).toBe('kubectl get deployments ');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('kubectl get pods -w');
    await page.keyboard.press('Enter');
    await page.locator('.lab-tab[data-busy]').waitFor();
    await page.keyboard.press('Control+c');
    await page.locator('.lab-tab:not([data-busy])').waitFor();
    await page.keyboard.press('Control+l');
    await expect.poll(() => screenText(page)).toBe('');
    await page.getByRole('button', { name: '닫기' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.lab').count()).toBe(0);
    await close();
  });

  test('a loop that prints forever can be ended, and floods nothing', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    await pressed(page, 0);
    const input = page.getByLabel('터미널 1에 입력');
    await input.fill('while true; do echo 끝없이; done');
    await input.press('Enter');
    await expect.poll(() => screenText(page), { timeout: 20_000 }).toContain('끝없이');
    await page.waitForTimeout(1500);
    await input.press('Control+c');
    await page.locator('.lab-tab:not([data-busy])').waitFor({ timeout: 30_000 });
    expect(await page.locator('.lab-line').count()).toBeLessThanOrEqual(1001);
    await input.fill('echo after-$((40 + 2))');
    await input.press('Enter');
    await expect.poll(() => screenText(page), { timeout: 20_000 }).toContain('after-42');
    await close();
  });

  test('처음부터 starts anew; a page that is loaded again says so', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    await pressed(page, 0);
    await page.getByRole('button', { name: '처음부터' }).click();
    await expect
      .poll(() => page.locator('.console-result[data-state]').count(), { timeout: PATIENCE })
      .toBe(0);
    await pressed(page, 0);
    await page.reload();
    await pressed(page, 0);
    await page.locator('.lab-alert', { hasText: '페이지를 다시 열어서' }).waitFor();
    await close();
  });

  test('a worker that dies is told, and can be started again', async () => {
    const { page, close } = await site.open('ch-01-self-healing/', {}, (each) =>
      each.addInitScript(() => {
        const Real = window.Worker;
        window.Worker = class extends Real {
          constructor(...args: ConstructorParameters<typeof Worker>) {
            super(...args);
            (window as unknown as { labWorker: Worker }).labWorker = this;
          }
        };
      }),
    );
    await pressed(page, 0);
    await page.evaluate(() =>
      (window as unknown as { labWorker: Worker }).labWorker.dispatchEvent(new Event('error')),
    );
    await page.locator('.lab-alert', { hasText: '실행 환경이 멈췄습니다' }).waitFor();
    await page.getByRole('button', { name: '다시 켜기' }).click();
    await page.locator('.lab-status', { hasText: '쿠버네티스' }).waitFor({ timeout: PATIENCE });
    await close();
  });

  test('an old browser, and one that denies storage', async () => {
    const old = await site.open('ch-01-self-healing/', {}, (each) =>
      each.addInitScript(() => {
        Object.defineProperty(window, 'Worker', { value: undefined });
      }),
    );
    await ownSteps(old.page).first().locator('.console-run').click();
    await old.page.locator('.console-result', { hasText: '최신' }).waitFor();
    await old.close();
    const denied = await site.open('ch-01-self-healing/', {}, (each) =>
      each.addInitScript(() => {
        const deny = () => {
          throw new DOMException('denied', 'SecurityError');
        };
        Object.defineProperty(window, 'sessionStorage', { get: deny });
      }),
    );
    expect(await pressed(denied.page, 0)).toMatchObject({ state: 'same' });
    expect(denied.faults).toEqual([]);
    await denied.close();
  });

  test.each([
    ['desktop', { viewport: { width: 1280, height: 860 } }],
    ['phone', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }],
  ])('%s: axe finds nothing with terminal and picture open; fingers reach everything', async (_, options) => {
    const { page, faults, close } = await site.open('ch-06-clusterip/', options);
    await pressed(page, 0);
    await page.getByRole('button', { name: '그림' }).click();
    await page.locator('.picture-card').first().waitFor({ state: 'attached' });
    await page.locator('.picture-twin summary').click();
    await page.evaluate(AxeBuilder.source);
    const violations = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: typeof AxeBuilder }).axe;
      const { violations: found } = await axe.run();
      return found.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    });
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('setup and cleanup run, too', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const setup = steps(page).first();
    await setup.locator('.console-run').click();
    await setup.locator('.console-result', { hasText: '준비를 마쳤습니다' }).waitFor({ timeout: PATIENCE });
    const cleanup = page.locator('.box-cleanup .console-step').first();
    await cleanup.locator('.console-run').click();
    await cleanup.locator('.console-result', { hasText: '실행했습니다' }).waitFor({ timeout: PATIENCE });
    await close();
  });
});
