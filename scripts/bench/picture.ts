import { openSite } from '../../tests/support/site.ts';
import { PATIENCE, typeLine } from '../../tests/support/terminal.ts';
import type { Line } from './report.ts';

const PODS = 50;
/** How much slower than this machine the reader's is. */
const THROTTLE = 4;
/** How long frames are counted, in milliseconds. */
const SPAN = 8000;

/** The live picture on a slow machine, while all of its Pods are replaced: how many frames a second. */
export async function picture(): Promise<Line[]> {
  const site = await openSite();
  try {
    const { page, close } = await site.open('ch-06-clusterip/');
    const figure = page.locator('#fig-web-to-api');
    await figure.getByRole('button', { name: '내 클러스터의 그림으로 보기' }).click();
    await figure
      .locator('.console-result', { hasText: '지금 내 클러스터입니다' })
      .waitFor({ timeout: PATIENCE });
    await typeLine(
      page,
      `kubectl scale deployment/dice-api --replicas=${PODS}; kubectl rollout status deployment/dice-api`,
    );
    const pods = page.locator('.picture-card[data-kind="Pod"]:not([data-gone])');
    await pods.nth(PODS - 1).waitFor({ state: 'attached', timeout: PATIENCE });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    const frames = page.evaluate(
      (span) =>
        new Promise<number[]>((resolve) => {
          const times: number[] = [];
          const end = performance.now() + span;
          const frame = (now: number): void => {
            times.push(now);
            if (now < end) requestAnimationFrame(frame);
            else resolve(times);
          };
          requestAnimationFrame(frame);
        }),
      SPAN,
    );
    await typeLine(page, 'kubectl rollout restart deployment/dice-api');
    const times = await frames;
    await close();
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    const rate = Math.round(gaps.length / seconds);
    return [
      {
        what: `파드 ${PODS}개를 갈아 치우는 동안, ${THROTTLE}배 느리게`,
        times: gaps,
        note: `1초에 ${rate}장, 가장 긴 틈 ${Math.round(Math.max(...gaps))} ms`,
        goal: '≥ 50장',
      },
    ];
  } finally {
    await site.close();
  }
}
