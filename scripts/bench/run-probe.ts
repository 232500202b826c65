import type { Page } from 'playwright-core';

interface Probe {
  output: number | undefined;
  longest: number;
}
type Watched = typeof globalThis & { guideProbe: Probe };

/** Before a page is loaded: measures in it, without the way between browser and us, from 실행 to what is printed. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: Probe = { output: undefined, longest: 0 };
    (globalThis as Watched).guideProbe = probe;
    let pressed: number | undefined;
    document.addEventListener(
      'click',
      ({ target, timeStamp }) => {
        if (!(target instanceof Element) || !target.closest('.console-run')) return;
        pressed = timeStamp;
        probe.output = undefined;
      },
      true,
    );
    const isOutput = (node: Node): boolean =>
      node instanceof Element && node.matches('.lab-line:not(.lab-command, .lab-remark)');
    new MutationObserver((records) => {
      if (pressed === undefined || !records.some(({ addedNodes }) => [...addedNodes].some(isOutput))) return;
      probe.output = performance.now() - pressed;
      pressed = undefined;
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        if (pressed !== undefined || probe.output !== undefined)
          probe.longest = Math.max(probe.longest, duration);
      }
    }).observe({ type: 'longtask' });
  });
}

/** Milliseconds from the last press to the first line of output. Throws when nothing is printed. */
export async function timeToOutput(page: Page): Promise<number> {
  // A result is told at once; what was printed is drawn with the next frame.
  const output = await page.waitForFunction(() => (globalThis as Watched).guideProbe.output);
  return Number(await output.jsonValue());
}

/** The longest task of the page's thread since the first press, in milliseconds; 0 when all took less than 50. */
export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as Watched).guideProbe.longest);
