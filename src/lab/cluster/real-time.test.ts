import { expect, it } from 'vitest';
import { createLab } from './lab.ts';
import { pods } from './server/resources.ts';
import { pod } from './testing.ts';

it('runs by the wall clock, and leaves nothing running behind', { timeout: 60_000 }, async () => {
  const lab = await createLab({ seed: 3 });
  const started = Date.now();
  await lab.api.create(pods, 'default', pod('solo'));
  await lab.settle(['default']);
  const { items } = await lab.api.list(pods, 'default');
  expect(items[0]).toMatchObject({ status: { phase: 'Running' } });
  expect(Date.now() - started).toBeGreaterThan(300);
  await lab.close();
  await lab.close();
  expect(lab.clock.pending()).toBe(0);
});

it('makes the same cluster from the same seed', { timeout: 60_000 }, async () => {
  const names = async () => {
    const lab = await createLab({ seed: 11, time: 'simulated' });
    const { items } = await lab.api.list(pods, 'kube-system');
    await lab.close();
    return items.map((item) => item.metadata.name);
  };
  expect(await names()).toEqual(await names());
});
