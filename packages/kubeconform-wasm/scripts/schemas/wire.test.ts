import { describe, expect, test } from 'vitest';
import { scalar, wireTypes } from './wire.ts';

const pattern = (schema: unknown) => new RegExp((schema as { pattern: string }).pattern);

// Taken and refused by the Go functions that wire.ts names.
const examples: Readonly<Record<string, { re: RegExp; takes: string[]; refuses: string[] }>> = {
  quantity: {
    re: pattern(wireTypes['io.k8s.apimachinery.pkg.api.resource.Quantity']),
    takes: ['1', '0.5', '.5', '1.', '100m', '-1', '+2Gi', '1e3', '1E-3', '12E', ' 1 ', '5k', '3Ki'],
    refuses: ['abc', '1GB', '1 Gi', '1gi', '1K', '1m5', '--1', '1e', '0x10', '1,5'],
  },
  time: {
    re: pattern(wireTypes['io.k8s.apimachinery.pkg.apis.meta.v1.Time']),
    takes: ['2026-01-01T00:00:00Z', '2026-12-31T23:59:59.123+09:00'],
    refuses: ['', '2026-01-01', '2026-13-01T00:00:00Z', '2026-01-01 00:00:00Z', '2026-01-01T24:00:00Z'],
  },
  micro: {
    re: pattern(wireTypes['io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime']),
    takes: ['2026-01-01T00:00:00.123456Z'],
    refuses: ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123Z'],
  },
  bytes: {
    re: pattern(scalar('string', 'byte')),
    takes: ['', 'aGk=', 'aGkh', 'aA==', 'aGkh\naGkh', 'aGkh\r\n'],
    refuses: ['hi', 'aGk', 'a===', 'aGk=aGk=', 'aGk-', 'aG k='],
  },
};

describe.each(Object.entries(examples))('%s', (_, { re, takes, refuses }) => {
  test.each(takes)('takes "%s"', (text) => expect(re.test(text)).toBe(true));
  test.each(refuses)('refuses "%s"', (text) => expect(re.test(text)).toBe(false));
});
