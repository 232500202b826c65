import { expect, test } from 'vitest';
import { share } from './share.ts';

test('a hand that is slow gets fewer jobs; results are in the order of the jobs', async () => {
  const took: [hand: string, job: number][] = [];
  let free = () => {};
  const busy = new Promise<void>((resolve) => {
    free = resolve;
  });
  const slow = async (job: number) => {
    took.push(['slow', job]);
    await busy;
    return job * 10;
  };
  const quick = async (job: number) => {
    took.push(['quick', job]);
    if (job === 4) free();
    return job * 10;
  };
  expect(await share([1, 2, 3, 4], [slow, quick])).toEqual([10, 20, 30, 40]);
  expect(took).toEqual([
    ['slow', 1],
    ['quick', 2],
    ['quick', 3],
    ['quick', 4],
  ]);
});

test('a failure is not kept quiet', async () => {
  const failing = () => Promise.reject(new Error('broken'));
  await expect(share([1], [failing, async (job: number) => job])).rejects.toThrow('broken');
});
