import { readdirSync } from 'node:fs';
import AxeBuilder from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';
import { PATIENCE, screenText, typeLine } from '../support/terminal.ts';

const chapters = readdirSync('content')
  .filter((name) => /^ch-\d\d-.*\.mdx$/.test(name))
  .map((name) => `${name.replace('.mdx', '')}/`);

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

describe.skipIf(!hasChromium)('running a chapter where it is read', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  // They wait more than they work.
  test.concurrent.each(chapters)(
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
    const parts = () => fetched.filter((path) => /worker|controller|run\//.test(path));
    await ownSteps(page).first().locator('.console-run').hover();
    await page.waitForTimeout(200);
    expect(parts()).toEqual([]);
    // A press that has only begun asks for all that takes long, at once.
    await page.mouse.down();
    await expect
      .poll(() =>
        parts()
          .map((path) => /worker|manifests|ch-01/.exec(path)?.[0])
          .sort(),
      )
      .toEqual(['ch-01', 'manifests', 'worker']);
    await page.mouse.up();
    await ownSteps(page).first().locator('.console-result[data-state]').waitFor({ timeout: PATIENCE });
    expect(parts().filter((path) => path.includes('worker'))).toHaveLength(1);
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

  test('a chapter by keyboard alone: the focus stays where it was pressed', async () => {
    const { page, faults, close } = await site.open('ch-02-labels/');
    const shown = page.locator(
      '.sl-markdown-content figure[id^="block-"] .console-step:has(.console-run:visible)',
    );
    const count = Math.min(6, await shown.count());
    expect(count).toBeGreaterThan(3);
    await shown.first().locator('.console-run').focus();
    for (let index = 0; index < count; index += 1) {
      const step = shown.nth(index);
      // Tab leads from one command to the next, past its copy button and what else can be pressed between.
      for (let tabs = 0; tabs < 40; tabs += 1) {
        if (await step.evaluate((node) => node.contains(document.activeElement))) break;
        await page.keyboard.press('Tab');
      }
      const run = step.locator('.console-run');
      await run.evaluate((button) => {
        if (document.activeElement !== button) throw new Error('실행 is not the first stop of its command');
      });
      await page.keyboard.press('Enter');
      await step.locator('.console-result[data-state="same"]').waitFor({ timeout: PATIENCE });
      await page.waitForTimeout(100);
      const seen = await step.evaluate((node) => {
        const result = node.querySelector('.console-verdict')?.getBoundingClientRect();
        const dock = document.querySelector('.lab')?.getBoundingClientRect();
        return {
          focused: node.contains(document.activeElement),
          covered: (result?.bottom ?? Infinity) > (dock?.top ?? 0),
        };
      });
      expect(seen).toEqual({ focused: true, covered: false });
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('a phone: by touch alone, everything large enough, nothing under the terminal', async () => {
    const { page, faults, close } = await site.open('ch-06-clusterip/', {
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    const step = ownSteps(page).first();
    await step.locator('.console-run').tap();
    await step.locator('.console-result[data-state="same"]').waitFor({ timeout: PATIENCE });
    const covered = () =>
      step.evaluate(
        (node) =>
          (node.querySelector('.console-verdict')?.getBoundingClientRect().bottom ?? Infinity) -
          (document.querySelector('.lab')?.getBoundingClientRect().top ?? 0),
      );
    await expect.poll(covered).toBeLessThanOrEqual(0);
    await page.getByLabel('터미널 1에 입력').tap();
    await page.keyboard.insertText('kubectl get deploym');
    await page.getByRole('button', { name: /^Tab/ }).tap();
    await expect.poll(() => page.getByLabel('터미널 1에 입력').inputValue()).toBe('kubectl get deployments ');
    await page.keyboard.press('Enter');
    await expect.poll(() => screenText(page)).toContain('dice-api');
    await page.getByRole('button', { name: /^↑/ }).tap();
    expect(await page.getByLabel('터미널 1에 입력').inputValue()).toBe('kubectl get deployments ');
    await page.getByRole('button', { name: '그림', exact: true }).tap();
    await page.locator('.picture-card[data-kind="Pod"]').first().waitFor();
    await page.locator('.picture-twin summary').tap();
    await page.locator('.picture-twin tbody tr').first().waitFor();
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.lab :is(button, summary, textarea, input), .console-run, .console-copy',
        ),
      ].flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        const line = control.closest('.lab-prompt')?.getBoundingClientRect().height ?? height;
        return width === 0 || (width >= 44 && Math.max(height, line) >= 44)
          ? []
          : [`${control.textContent || control.className}: ${width} × ${height}`];
      }),
    );
    expect(small).toEqual([]);
    await page.getByRole('button', { name: '크게' }).tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.getByRole('button', { name: '닫기' }).tap();
    await expect.poll(() => page.locator('.lab').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('a slow phone: the page answers while the cluster starts, and the result is the same', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await ownSteps(page).first().locator('.console-run').click();
    // What happens is said before anything has been fetched.
    await page.locator('.console-run', { hasText: '준비 중' }).waitFor();
    expect(await pressed(page, 1)).toMatchObject({ state: 'same' });
    await typeLine(page, 'kubectl get pods');
    await expect.poll(() => screenText(page)).toContain('solo');
    await close();
  });

  test('two tabs have a cluster each', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    await pressed(page, 0);
    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await pressed(other, 0)).toMatchObject({ state: 'same' });
    await typeLine(other, 'kubectl delete pod solo --now');
    await typeLine(page, 'kubectl get pods');
    await expect.poll(() => screenText(page)).toMatch(/solo +1\/1/);
    await other.close();
    await typeLine(page, 'echo still-$((1 + 1))');
    await expect.poll(() => screenText(page)).toContain('still-2');
    await close();
  });

  test('without the network a press says so, and works once it is back', async () => {
    const { page, close } = await site.open('ch-01-self-healing/');
    await page.context().setOffline(true);
    const step = ownSteps(page).first();
    await step.locator('.console-run').click();
    await step.locator('.console-result', { hasText: '내려받지 못했습니다' }).waitFor();
    await page.context().setOffline(false);
    expect(await pressed(page, 0)).toMatchObject({ state: 'same' });
    await close();
  });

  test.each([
    ['desktop', { viewport: { width: 1280, height: 860 } }],
    ['phone', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }],
  ])('%s: axe finds nothing with terminal and picture open; fingers reach everything', async (_, options) => {
    const { page, faults, close } = await site.open('ch-06-clusterip/', options);
    await pressed(page, 0);
    await page.getByRole('button', { name: '그림', exact: true }).click();
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
