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
