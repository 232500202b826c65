// Measures pages of dist/ with Lighthouse, as a phone and as a desktop; fails when a score is too low. npm fetches
// Lighthouse when it is first asked for: it weighs more than everything else that is needed to work on the guide.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveStatic } from '../tests/support/static-server.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic';
const RUNS = Number(process.env['RUNS'] ?? 3);
const PAGES = ['', 'ch-07-diagnosis/'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];
/** Device → the least score of the first category; the others have to be perfect. */
const LEAST: Readonly<Record<string, number>> = { desktop: 100, mobile: 98 };

interface Result {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly displayValue?: string }>>;
}

const root = process.env['DIST'] ?? join(import.meta.dirname, '..', 'dist');
const base = `/${(process.env['BASE_PATH'] ?? '').replace(/^\/*|\/*$/g, '')}/`.replace('//', '/');
const folder = mkdtempSync(join(tmpdir(), 'guide-lighthouse-'));
const scoreOf = ({ categories }: Result, name: string): number =>
  Math.round((categories[name]?.score ?? 0) * 100);

const run = promisify(execFile);

/** The site is served by this process: nothing here may block it. */
async function measure(url: string, device: string): Promise<Result> {
  const path = join(folder, 'result.json');
  const args = ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${path}`];
  const only = `--only-categories=${CATEGORIES.join(',')}`;
  const preset = device === 'desktop' ? ['--preset=desktop'] : [];
  await run('npx', [...args, only, ...preset, `--chrome-flags=${FLAGS}`], {
    env: { ...process.env, CHROME_PATH: CHROMIUM },
  });
  return JSON.parse(readFileSync(path, 'utf8')) as Result;
}

/** The run in the middle: what else the machine does weighs on single ones. */
function median(runs: readonly Result[]): Result {
  const sorted = [...runs].sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new RangeError('RUNS는 1 이상이어야 합니다.');
  return middle;
}

const server = await serveStatic(root, base);
let failed = 0;
try {
  for (const page of PAGES) {
    for (const [device, least] of Object.entries(LEAST)) {
      const runs: Result[] = [];
      for (let round = 0; round < RUNS; round += 1) runs.push(await measure(server.url + page, device));
      const result = median(runs);
      const scores = CATEGORIES.map((name) => scoreOf(result, name));
      const isGood = scores.every((score, index) => score >= (index === 0 ? least : 100));
      if (!isGood) failed += 1;
      const metrics = METRICS.map((name) => result.audits[name]?.displayValue ?? '?');
      console.log(
        `${isGood ? '✓' : '✗'} ${device.padEnd(8)}${scores.join(' / ')}   ${metrics.join(' | ')}   /${page}`,
      );
    }
  }
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${PAGES.length * Object.keys(LEAST).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
