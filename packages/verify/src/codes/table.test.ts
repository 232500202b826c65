import { expect, test } from 'vitest';
import { codes } from './table.ts';

const PREFIXES: Readonly<Record<string, string>> = { ref: 'reference' };

test.each(Object.entries(codes))('%s is named for its checker', (name, { source, layer, severity }) => {
  const prefix = name.split('-')[0]!;
  expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  expect(source).toBe(PREFIXES[prefix] ?? prefix);
  expect(['api', 'guide']).toContain(layer);
  expect(['error', 'warning', 'info']).toContain(severity);
});
