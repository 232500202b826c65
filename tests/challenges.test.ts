import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { parsePage } from 'kubernetes-guide-verify';
import { describe, expect, test } from 'vitest';
import { isSolved, judge } from '../src/challenges/judge.ts';
import type { OpenCluster, Session } from '../src/replay/cluster.ts';
import { labCluster } from '../src/replay/lab/cluster.ts';
import { realTime } from '../src/replay/time.ts';
import type { ChallengeFrontmatter } from '../src/utils/frontmatter.ts';

const FOLDER = 'content/challenges';
const names = readdirSync(FOLDER).filter((name) => name !== 'index.mdx');
const manifests = new Map(
  readdirSync('manifests', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(`manifests/${name}`, 'utf8')] as const),
);

/** Time that a mended Service needs until everybody knows, in milliseconds. */
const REST = 6000;

const read = (name: string) => {
  const file = `${FOLDER}/${name}`;
  const text = readFileSync(file, 'utf8');
  const head = /^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '';
  const { challenge } = load(head) as { challenge: ChallengeFrontmatter };
  const { setup } = parsePage(text, { file }).frontmatter;
  if (!setup) throw new Error(`${file}: no setup`);
  return { challenge, setup };
};

async function run(session: Session, command: string): Promise<void> {
  const { output, exit } = session.exec(command);
  for await (const _ of output);
  await exit;
}

/** Whether a challenge is solved after these commands, on a cluster of its own. */
async function solvedAfter(name: string, commands: readonly string[]): Promise<boolean> {
  const { challenge, setup } = read(name);
  const cluster: OpenCluster = await labCluster({ manifests, seed: 11 }).open(setup);
  const { time = realTime } = cluster;
  try {
    const session = await cluster.session();
    for (const command of commands) await time.during(run(session, command));
    await time.sleep(REST);
    return isSolved(await time.during(judge(await cluster.session(), challenge.checks)));
  } finally {
    await cluster.close();
  }
}

test('there are at least ten, in an order without gaps', () => {
  const orders = names.map((name) => read(name).challenge.order).sort((a, b) => a - b);
  expect(orders.length).toBeGreaterThanOrEqual(10);
  expect(orders).toEqual(orders.map((_, index) => index + 1));
});

describe.each(names)('%s', (name) => {
  const { challenge } = read(name);

  test('what is broken is broken', async () => {
    expect(await solvedAfter(name, [])).toBe(false);
  });
  test('the solution solves it', async () => {
    expect(await solvedAfter(name, challenge.solution)).toBe(true);
  });
  test.each(challenge.wrong)('this does not: $run', async ({ run: commands }) => {
    expect(await solvedAfter(name, commands)).toBe(false);
  });
  test('the chapter that teaches it is there', () => {
    expect(readdirSync('content')).toContain(`${challenge.chapter}.mdx`);
  });
});
