import { expect, test } from 'vitest';
import { shipped } from './versions.ts';

test.each([
  ['a new minor', ['1.36.3', '1.37.2'], ['1.38.0'], ['1.36.3', '1.37.2', '1.38.0']],
  ['a new patch', ['1.36.3', '1.37.2'], ['1.36.10'], ['1.36.10', '1.37.2']],
  ['the same again', ['1.36.3'], ['1.36.3'], ['1.36.3']],
  ['1.9 before 1.10', [], ['1.10.0', '1.9.0'], ['1.9.0', '1.10.0']],
])('%s', (_, existing, built, expected) => {
  expect(shipped(existing, built)).toEqual(expected);
});
