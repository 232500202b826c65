import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paceOf } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clock that adds up what it is moved by; `busy` is how long the machine takes for a step, in milliseconds. */
function paced(busy = 0) {
  const clock = { passed: 0, busy };
  const advance = async (milliseconds: number) => {
    clock.passed += milliseconds;
    await new Promise((resolve) => setTimeout(resolve, clock.busy));
  };
  return { clock, pace: paceOf({ advance }, Date.now) };
}

test('time runs as on the wall', async () => {
  const { clock, pace } = paced();
  await vi.advanceTimersByTimeAsync(3000);
  expect(clock.passed).toBeGreaterThan(2900);
  expect(clock.passed).toBeLessThan(3100);
  pace.stop();
  await vi.advanceTimersByTimeAsync(3000);
  expect(clock.passed).toBeLessThan(3100);
});

test('a command that waits long is waited for ever faster, until it ends', async () => {
  const { clock, pace } = paced();
  pace.wait(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(clock.passed).toBeLessThan(600);
  await vi.advanceTimersByTimeAsync(4500);
  expect(clock.passed).toBeGreaterThan(60_000);
  pace.wait(false);
  const before = clock.passed;
  await vi.advanceTimersByTimeAsync(1000);
  expect(clock.passed - before).toBeLessThan(1100);
  pace.stop();
});

test('a command that keeps a slow machine busy does not make time fly', async () => {
  const { clock, pace } = paced(400);
  pace.wait(true);
  await vi.advanceTimersByTimeAsync(4000);
  expect(clock.passed).toBeLessThan(4000);
  pace.stop();
});

test('a tab that slept does not catch up', async () => {
  const { clock, pace } = paced();
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(100);
  expect(clock.passed).toBeLessThan(300);
  pace.stop();
});
