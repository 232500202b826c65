import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { acquireLock } from './lock.ts';

test('the second waits for the first', async () => {
  const name = randomUUID();
  const order: string[] = [];
  const release = await acquireLock(name);
  const second = acquireLock(name).then((give) => {
    order.push('second');
    return give();
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  order.push('first done');
  await release();
  await second;
  expect(order).toEqual(['first done', 'second']);
});

test('waiting can be cut short', async () => {
  const name = randomUUID();
  const release = await acquireLock(name);
  const controller = new AbortController();
  const second = acquireLock(name, controller.signal);
  controller.abort();
  await expect(second).rejects.toThrow();
  await release();
});

test('locks of other names are free', async () => {
  const [one, two] = await Promise.all([acquireLock(randomUUID()), acquireLock(randomUUID())]);
  await Promise.all([one(), two()]);
});
