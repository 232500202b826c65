/**
 * Draws every figure to PNG, so that an author can look at it: light and dark, on a phone and beside its caption.
 * Usage: npx node scripts/figures-preview.ts OUTPUT-FOLDER [ID…]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { renderFigure } from '../src/figures/kit/index.ts';
import { figures } from '../src/figures/scenes/index.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const WIDTHS = [360, 720];
const THEMES = ['light', 'dark'];

const { positionals } = parseArgs({ allowPositionals: true });
const [folder, ...ids] = positionals;
const chosen = figures.filter((figure) => ids.length === 0 || ids.includes(figure.id));
if (folder === undefined || chosen.length === 0) {
  console.error('Usage: npx node scripts/figures-preview.ts OUTPUT-FOLDER [ID…]');
  console.error(`IDs: ${figures.map((figure) => figure.id).join(', ')}`);
  process.exit(2);
}

const css = readFileSync(new URL('../src/figures/figures.css', import.meta.url), 'utf8');
const page = (
  body: string,
  theme: string,
) => `<!doctype html><html lang="ko" data-theme="${theme}"><meta charset="utf-8">
<style>
  body { margin: 16px; font: 16px/1.75 system-ui, sans-serif; background: ${theme === 'dark' ? '#17181c' : '#fff'};
    color: ${theme === 'dark' ? '#c0c2c7' : '#353841'}; }
  p { margin: 0 0 .5rem }
</style><style>${css}</style>${body}</html>`;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
try {
  for (const width of WIDTHS) {
    const tab = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: 1.5 });
    for (const theme of THEMES) {
      for (const figure of chosen) {
        await tab.setContent(page(renderFigure(figure), theme));
        await tab.screenshot({ path: join(folder, `${figure.id}-${width}-${theme}.png`), fullPage: true });
      }
    }
  }
} finally {
  await browser.close();
}
console.log(`${chosen.length} figures in ${folder}`);
