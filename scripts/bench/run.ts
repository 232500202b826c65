import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { hasChromium } from '../../tests/support/browser.ts';
import { type OpenSite, openSite } from '../../tests/support/site.ts';
import { PATIENCE, typeLine } from '../../tests/support/terminal.ts';
import type { Line } from './report.ts';
import { longestTask, timeToOutput, watchPage } from './run-probe.ts';
import { workerHeap } from './worker-heap.ts';

const CHAPTER = 'ch-01-self-healing/';
const ROUNDS = 5;
const WARM_PRESSES = 9;
const COMMANDS = 200;
/** What a reader types: lists, one object in other forms, a pipe, a file, a mistake. */
const TYPED = [
  'kubectl get pods -A',
  'kubectl get pod solo -o yaml',
  'kubectl describe pod solo',
  'kubectl get pods -o wide | grep solo',
  'kubectl apply -f solo-pod.yaml',
  'kubectl get nothing',
  'for i in 1 2 3; do kubectl get svc; done',
];

/** Presses 실행 of the chapter's step and waits for its result. */
async function press(page: Page, index: number): Promise<void> {
  const step = page.locator('.sl-markdown-content figure[id^="block-"] .console-step').nth(index);
  await step
    .locator('.console-result')
    .evaluateAll((places) => places.forEach((place) => void place.remove()));
  await step.locator('.console-run').click();
  await step.locator('.console-result[data-state]').waitFor({ timeout: PATIENCE });
}

/** What the first run fetches, gzip: nothing of it is there before the press. */
async function gzipBytes(responses: readonly Response[]): Promise<number> {
  const bodies = await Promise.all(responses.map((response) => response.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

interface ColdRun {
  readonly output: number;
  readonly longest: number;
  readonly bytes: number;
}

/** Opens the chapter in a browser that has nothing of it, and runs the first command. */
async function cold(site: OpenSite): Promise<ColdRun> {
  const { page, close } = await site.open(CHAPTER, {}, watchPage);
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await press(page, 0);
  const run = {
    output: await timeToOutput(page),
    longest: await longestTask(page),
    bytes: await gzipBytes(responses),
  };
  await close();
  return run;
}

interface LongRun {
  readonly outputs: readonly number[];
  readonly longest: number;
  /** Of the worker's heap, in bytes: with the chapter prepared, and after all commands. */
  readonly before: number;
  readonly after: number;
}

/** One reader who stays: the same button again and again, then commands of their own. */
async function warm(site: OpenSite): Promise<LongRun> {
  const { page, close } = await site.open(CHAPTER, {}, watchPage);
  const heap = await workerHeap(page);
  for (const step of [0, 1, 2]) await press(page, step);
  const before = await heap();
  const outputs: number[] = [];
  for (let round = 0; round < WARM_PRESSES; round += 1) {
    await press(page, 2);
    outputs.push(await timeToOutput(page));
  }
  for (let count = 0; count < COMMANDS; count += 1) await typeLine(page, TYPED[count % TYPED.length] ?? '');
  const run = { outputs, longest: await longestTask(page), before, after: await heap() };
  await close();
  return run;
}

const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** Running commands of a chapter in the browser, on the built site and without a network between. */
export async function run(): Promise<Line[]> {
  if (!hasChromium) return [{ what: '실행', times: [], note: 'Chromium이 없습니다' }];
  const site = await openSite();
  try {
    const colds: ColdRun[] = [];
    for (let round = 0; round < ROUNDS; round += 1) colds.push(await cold(site));
    const long = await warm(site);
    const kilobytes = Math.round((colds[0]?.bytes ?? 0) / 1000);
    const longest = (tasks: readonly number[]): Pick<Line, 'times' | 'note'> => ({
      times: tasks.filter((task) => task > 0),
      note: tasks.some((task) => task > 0) ? `가장 긴 것 ${Math.max(...tasks)} ms` : '모두 50 ms 미만',
    });
    return [
      {
        what: '누름 → 첫 출력, 처음',
        times: colds.map(({ output }) => output),
        goal: '≤ 1000 ms',
      },
      { what: '누름 → 첫 출력, 다시', times: long.outputs, goal: '≤ 50 ms' },
      { what: '처음에 받는 것 (gzip)', times: [], note: `${kilobytes} kB`, goal: '≤ 700 kB' },
      {
        what: '페이지의 가장 긴 작업',
        ...longest([...colds.map((each) => each.longest), long.longest]),
        goal: '≤ 100 ms',
      },
      {
        what: `명령 ${COMMANDS}개 뒤의 메모리`,
        times: [],
        note: `${mib(long.after)} (앞서 ${mib(long.before)})`,
      },
    ];
  } finally {
    await site.close();
  }
}
