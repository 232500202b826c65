import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextShape } from '../../src/figures/kit/canvas.ts';
import { draw, renderFigure } from '../../src/figures/kit/index.ts';
import { figures } from '../../src/figures/scenes/index.ts';
import { hasChromium, launchChromium } from '../support/browser.ts';

const css = readFileSync(new URL('../../src/figures/figures.css', import.meta.url), 'utf8');
const SMALLEST_PX = 12;

interface Measured {
  readonly text: string;
  readonly width: number;
  readonly px: number;
}

/** Lines of text with their real width in user units and their letters' size in CSS pixels. */
function measureLines(): Measured[] {
  return [...document.querySelectorAll<SVGTextElement>('.fig-art text')].map((element) => {
    const scale = element.getScreenCTM()?.a ?? 0;
    const sizes = [element, ...element.querySelectorAll('tspan')].map((e) =>
      parseFloat(getComputedStyle(e).fontSize),
    );
    return {
      text: element.textContent ?? '',
      width: element.getComputedTextLength(),
      px: Math.min(...sizes) * scale,
    };
  });
}

describe.skipIf(!hasChromium)('figures on a phone 360 px wide', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  });
  afterAll(() => browser?.close());

  it.each(figures.map((figure) => [figure.id, figure] as const))('%s', async (_id, figure) => {
    const body = `<style>body { margin: 16px; font-family: system-ui } ${css}</style>${renderFigure(figure)}`;
    await page.setContent(`<!doctype html><html lang="ko" data-theme="light">${body}</html>`);
    const measured = await page.evaluate(measureLines);
    const planned = draw(figure.scene)
      .shapes.filter((shape): shape is TextShape => shape.shape === 'text')
      .flatMap((shape) => shape.lines);
    expect(measured.length).toBe(planned.length);
    expect(measured.length).toBeGreaterThan(0);
    const tooWide = measured.filter((line, i) => line.width > planned[i]!.width);
    expect(tooWide, 'text wider than the estimate the layout relies on').toEqual([]);
    expect(measured.filter((line) => line.px < SMALLEST_PX)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
