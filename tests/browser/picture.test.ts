import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { type OpenSite, openSite } from '../support/site.ts';
import { PATIENCE, typeLine } from '../support/terminal.ts';

const caption = (page: Page) => page.locator('.picture-caption');
/** Names, of which a card may show only a part. */
const cards = async (page: Page, kind: string) =>
  (await page.locator(`.picture-card[data-kind="${kind}"]:not([data-gone]) title`).allTextContents()).map(
    (title) => title.split(' ')[1] ?? '',
  );
const rows = (page: Page) => page.locator('.picture-twin tbody tr').allInnerTexts();

describe.skipIf(!hasChromium)("the picture of the reader's cluster", () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  /** A figure of a chapter, pressed: the cluster is as it stands there. */
  async function openFigure(address: string, id: string, options = {}) {
    const opened = await site.open(address, options);
    const figure = opened.page.locator(`#fig-${id}`);
    await figure.getByRole('button', { name: '내 클러스터의 그림으로 보기' }).click();
    await figure
      .locator('.console-result', { hasText: '지금 내 클러스터입니다' })
      .waitFor({ timeout: PATIENCE });
    return { ...opened, figure };
  }

  test('a figure opens it in its state, and leads back to it from a later one', async () => {
    const { page, faults, figure, close } = await openFigure('ch-06-clusterip/', 'web-to-api');
    const done = page.locator('.console-result[data-state="same"]');
    const before = await done.count();
    expect(before).toBeGreaterThan(0);
    // Exactly the commands above it have run.
    const above = await figure.evaluate(
      (node) =>
        [...document.querySelectorAll('figure[id^="block-"] .console-step:has(.console-run)')].filter(
          (step) => step.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
        ).length,
    );
    expect(before).toBe(above);
    await expect.poll(() => cards(page, 'Service')).toContain('dice-api');
    const steps = page.locator('figure[id^="block-"] .console-step:has(.console-run)');
    const next = steps.nth(above);
    await next.locator('.console-run').click();
    await next.locator('.console-result[data-state]').waitFor({ timeout: PATIENCE });
    await figure.getByRole('button', { name: '내 클러스터의 그림으로 보기' }).click();
    await figure.getByRole('button', { name: '이 그림의 때로 되돌리기' }).click();
    await figure
      .locator('.console-result', { hasText: '지금 내 클러스터입니다' })
      .waitFor({ timeout: PATIENCE });
    expect(await page.locator('.console-result[data-state]').count()).toBe(above);
    expect(faults).toEqual([]);
    await close();
  });

  test('a rolling replacement and a failing request: seen, said, and looked at again', async () => {
    const { page, faults, close } = await openFigure('ch-06-clusterip/', 'web-to-api');
    const twin = page.locator('.picture-twin summary');
    await twin.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page)).not.toEqual([]);
    const old = (await cards(page, 'ReplicaSet')).filter((name) => name.startsWith('dice-api'));
    expect(old).toHaveLength(1);
    await typeLine(
      page,
      'kubectl rollout restart deployment/dice-api; kubectl rollout status deployment/dice-api',
    );
    // The new ReplicaSet has taken the old one's place, which is not shown once it has no Pods.
    const sets = async () =>
      (await rows(page)).flatMap((row) => /^레플리카셋 (dice-api-\S+)/.exec(row)?.[1] ?? []);
    await expect.poll(sets).not.toContain(old[0]);
    expect(await sets()).toHaveLength(1);
    const texts = new Set<string>();
    const slider = page.getByLabel('시간');
    await slider.focus();
    for (let moments = Number(await slider.getAttribute('max')); moments > 0; moments -= 1) {
      await page.keyboard.press('ArrowLeft');
      await page.waitForTimeout(50);
      texts.add(await caption(page).innerText());
    }
    expect([...texts].join('\n')).toMatch(/파드 dice-api-\S+: 생겼습니다/);
    await page.getByRole('button', { name: '지금', exact: true }).click();
    expect(await caption(page).getAttribute('aria-live')).toBe('polite');
    await typeLine(
      page,
      'kubectl scale deployment/dice-api --replicas=0; kubectl wait --for=delete pod -l app=dice-api',
    );
    await typeLine(page, 'kubectl exec deploy/client -- curl -sS -m 2 http://dice-api/');
    await expect
      .poll(() => caption(page).innerText())
      .toContain('준비된 엔드포인트가 하나도 없어서 거절되었습니다');
    // Back to when there were Pods, by keyboard.
    await slider.focus();
    await page.keyboard.press('Home');
    await page.locator('.picture[data-past]').waitFor({ state: 'attached' });
    await expect
      .poll(async () => (await rows(page)).filter((row) => row.startsWith('파드 dice-api')).length)
      .toBe(2);
    await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).not.toBe('');
    await page.getByRole('button', { name: '지금', exact: true }).click();
    await expect
      .poll(async () => (await rows(page)).filter((row) => row.startsWith('파드 dice-api')).length)
      .toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    ['a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }, 2],
    ['a small screen', { viewport: { width: 1024, height: 768 } }, 2],
    ['a screen', { viewport: { width: 1280, height: 900 } }, 5],
  ])('on %s it is as wide as its place', async (_, options, columns) => {
    const { page, faults, close } = await openFigure('ch-06-clusterip/', 'web-to-api', options);
    await expect.poll(() => cards(page, 'Deployment')).toContain('dice-api');
    const stage = page.locator('.picture-stage');
    expect(await stage.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    const lefts = await page
      .locator('.picture-card:not([data-kind="Place"]):not([data-gone])')
      .evaluateAll((nodes) => nodes.map((node) => (node as SVGGElement).style.transform.split(',')[0]));
    expect(new Set(lefts).size).toBe(columns);
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('motion: %s', async (reducedMotion, moves) => {
    const { page, close } = await openFigure('ch-06-clusterip/', 'web-to-api', { reducedMotion });
    await page.evaluate(() => {
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            if (node instanceof Element && node.matches('.picture-dot'))
              document.documentElement.dataset['moved'] = '';
      }).observe(document.body, { childList: true, subtree: true });
    });
    const lit = () => page.locator('.picture-card[data-touched]').count();
    await expect.poll(lit).toBe(0);
    const touched = page.waitForFunction(
      () => document.querySelector('.picture-card[data-touched]') !== null,
    );
    await typeLine(page, 'kubectl exec deploy/client -- curl -sS -m 2 http://dice-api/hostname');
    await touched;
    await expect.poll(() => caption(page).innerText()).toContain('닿았습니다');
    const moved = () => page.evaluate(() => 'moved' in document.documentElement.dataset);
    if (moves) await expect.poll(moved, { timeout: 20_000 }).toBe(true);
    else {
      // Whatever moves would have begun by now.
      await page.waitForTimeout(1000);
      expect(await moved()).toBe(false);
    }
    await close();
  });
});
