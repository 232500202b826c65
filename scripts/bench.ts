/**
 * `npm run bench`: the project's speeds as ratios, all in one run, commands in turn so that a slow moment of the machine
 * meets every one of them. Figures are medians of whole processes. Judges nothing: the goals stand beside the figures.
 */
import { engines } from './bench/engines.ts';
import { picture } from './bench/picture.ts';
import { playground } from './bench/playground.ts';
import { type Line, table } from './bench/report.ts';
import { run } from './bench/run.ts';
import { site } from './bench/site.ts';
import { verify } from './bench/verify.ts';

const parts: Record<string, () => Promise<Line[]>> = { engines, verify, run, picture, playground, site };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(
    `모르는 측정입니다: ${unknown.join(', ')}. 쓸 수 있는 것: ${Object.keys(parts).join(', ')}\n`,
  );
  process.exit(2);
}
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${table(name, await measure())}\n`);
}
