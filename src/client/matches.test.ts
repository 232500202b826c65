import { expect, test } from 'vitest';
import { matches } from './matches.ts';

test.each([
  ['Error from server (NotFound): services "dice-api" not found', 'notfound', true],
  ['Error from server (NotFound): services "dice-api" not found', 'dice-api  error', true],
  ['Error from server (NotFound)', 'error refused', false],
  ['셀렉터가 틀렸다', '셀렉터', true],
  ['셀렉터가 틀렸다'.normalize('NFD'), '셀렉터', true],
  ['anything', '  ', true],
  ['', 'a', false],
])('%j holds %j: %j', (text, question, expected) => {
  expect(matches(text, question)).toBe(expected);
});
