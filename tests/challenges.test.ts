import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSolved, judge } from '../src/challenges/judge.ts';
import type { OpenCluster, Session } from '../src/replay/cluster.ts';
import { labCluster } from '../src/replay/lab/cluster.ts';
import { realTime } from '../src/replay/time.ts';
import { challengeNames, readChallenge } from './support/challenges.ts';

const manifests = new Map(
  readdirSync('manifests', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(`manifests/${name}`, 'utf8')] as const),
);

/** Time that a mended Service needs until everybody knows, in milliseconds. */
const REST = 6000;

async function run(session: Session, command: string): Promise<void> {
  const { output, exit } = session.exec(command);
  for await (const _ of output);
  await exit;
}

/** Whether a challenge is solved after these commands, on a cluster of its own. */
async function solvedAfter(name: string, commands: readonly string[]): Promise<boolean> {
  const { challenge, setup } = readChallenge(name);
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
  const orders = challengeNames.map((name) => readChallenge(name).challenge.order).sort((a, b) => a - b);
  expect(orders.length).toBeGreaterThanOrEqual(10);
  expect(orders).toEqual(orders.map((_, index) => index + 1));
});

describe.each(challengeNames)('%s', (name) => {
  const { challenge } = readChallenge(name);

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
