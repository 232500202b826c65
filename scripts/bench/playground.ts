import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openSite } from '../../tests/support/site.ts';
import type { Line } from './report.ts';

const KEYS = 20;
/** What a reader writes: a Deployment and a Service, with two errors in it. */
const TEXT =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: door\nspec:\n  type: nodePort\n  selectr:\n    app: web\n  ports:\n    - port: 80\n# ';

/** Milliseconds from a key to its diagnostics in the page, of each key. */
async function keys(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    let pressed = 0;
    Object.assign(window, { times });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      if (pressed > 0) times.push(performance.now() - pressed);
      pressed = 0;
    }).observe(document.querySelector('.play-list') ?? document.body, { childList: true });
  });
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('a');
    await page.waitForFunction(
      (count) => (window as unknown as { times: number[] }).times.length > count,
      key,
    );
  }
  return await page.evaluate(() => (window as unknown as { times: number[] }).times);
}

/** Counts what a page loads, packed as a web server packs it. */
function scale(page: Page): { readonly bytes: () => Promise<number> } {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    const packed = /\.gz$/.test(new URL(response.url()).pathname);
    sizes.push(
      response.body().then(
        (body) => (packed ? body.length : gzipSync(body).length),
        () => 0,
      ),
    );
  });
  return { bytes: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) };
}

const size = (what: string, bytes: number): Line => ({
  what,
  times: [],
  note: `${Math.round(bytes / 1000)} KB`,
});

/** The playground of a built site (`npm run build`): how soon it answers, how much it loads. */
export async function playground(): Promise<Line[]> {
  const site = await openSite();
  try {
    let weighed: ReturnType<typeof scale> | undefined;
    const { page, close } = await site.open('playground/', {}, async (opened) => {
      weighed = scale(opened);
    });
    const bytes = async () => (await weighed?.bytes()) ?? 0;
    const content = page.locator('.cm-content');
    const summary = (text: string) => page.locator('.play-summary', { hasText: text }).waitFor();
    await content.waitFor();
    await summary('문제');
    const before = await bytes();
    await content.focus();
    await page.locator('.play-engines', { hasText: '스키마까지' }).waitFor();
    const schemas = await bytes();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(TEXT);
    await summary('오류 2개');
    const bySchemas = await keys(page);
    await page.getByRole('button', { name: 'API 서버의 판정' }).click();
    await page.locator('.play-engines', { hasText: 'API 서버까지' }).waitFor();
    const server = await bytes();
    await content.focus();
    await keys(page);
    const byServer = await keys(page);
    await close();
    return [
      { what: '글자에서 진단까지, 스키마', times: bySchemas, goal: '≤ 50 ms' },
      { what: '글자에서 진단까지, API 서버', times: byServer, goal: '≤ 50 ms' },
      size('내려받는 양, 엔진 없이', before),
      size('내려받는 양, 스키마까지', schemas),
      size('내려받는 양, API 서버까지', server),
    ];
  } finally {
    await site.close();
  }
}
