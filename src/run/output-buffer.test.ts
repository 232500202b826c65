import { expect, test, vi } from 'vitest';
import { outputBuffer } from './output-buffer.ts';

test('pieces come together, terminals apart', () => {
  const seen: unknown[] = [];
  const buffer = outputBuffer((...each) => seen.push(each));
  buffer.add(1, 'a');
  buffer.add(2, 'x');
  buffer.add(1, 'b\n');
  buffer.flush();
  buffer.flush();
  expect(seen).toEqual([
    [1, 'ab\n', 0],
    [2, 'x', 0],
  ]);
});

test('a flood is cut at a line, and the loss is counted', () => {
  const seen: [number, string, number][] = [];
  const buffer = outputBuffer((...each) => seen.push(each));
  const flood = 'yes\n'.repeat(50_000);
  for (let times = 0; times < 5; times += 1) buffer.add(1, flood);
  buffer.flush();
  const [[, data, dropped] = [0, '', 0]] = seen;
  expect(data.length).toBeLessThanOrEqual(32_768);
  expect(data.startsWith('yes\n')).toBe(true);
  expect(data.length + dropped).toBe(flood.length * 5);
});

test('delivers by itself', () => {
  vi.useFakeTimers();
  const seen: string[] = [];
  outputBuffer((_, data) => seen.push(data)).add(1, 'a');
  expect(seen).toEqual([]);
  vi.runAllTimers();
  expect(seen).toEqual(['a']);
  vi.useRealTimers();
});

test('who prints too much is told to wait, and for how long', async () => {
  vi.useFakeTimers();
  const buffer = outputBuffer(() => {});
  expect(buffer.add(1, 'x'.repeat(65_536))).toBeUndefined();
  let waited = false;
  void buffer.add(1, 'x'.repeat(12_000))?.then(() => {
    waited = true;
  });
  await vi.advanceTimersByTimeAsync(900);
  expect(waited).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(waited).toBe(true);
  vi.useRealTimers();
});
