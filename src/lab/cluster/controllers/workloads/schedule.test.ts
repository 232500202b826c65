import { expect, it } from 'vitest';
import { isDue } from './schedule.ts';

it.each<[schedule: string, at: string, due: boolean]>([
  ['* * * * *', '2026-11-26T03:17:00Z', true],
  ['*/5 * * * *', '2026-11-26T03:15:00Z', true],
  ['*/5 * * * *', '2026-11-26T03:17:00Z', false],
  ['30 3 * * *', '2026-11-26T03:30:00Z', true],
  ['0 9-17 * * mon-fri', '2026-11-26T12:00:00Z', true],
  ['0 9-17 * * mon-fri', '2026-11-28T12:00:00Z', false],
  ['0 0 1 * 4', '2026-11-26T00:00:00Z', true],
  ['0 0 * nov 7', '2026-11-29T00:00:00Z', true],
  ['@hourly', '2026-11-26T03:00:00Z', true],
])('%s at %s', (schedule, at, due) => {
  expect(isDue(schedule, new Date(at))).toBe(due);
});
