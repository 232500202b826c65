import { expect, it } from 'vitest';
import { copy } from './json.ts';

it('a copy is what comes out of JSON, and shares nothing', () => {
  const original = {
    text: 'a',
    none: null,
    left: undefined,
    at: new Date(0),
    list: [{ deep: [1, true] }],
    // A label may have any name.
    labels: JSON.parse('{"__proto__": "x", "constructor": "y"}'),
  };
  const copied = copy(original);
  expect(copied).toEqual(JSON.parse(JSON.stringify(original)));
  expect(Object.keys(copied.labels)).toEqual(['__proto__', 'constructor']);
  expect(copied.list).not.toBe(original.list);
  expect(copied.list[0]).not.toBe(original.list[0]);
  expect(copy(undefined)).toBe(undefined);
});
