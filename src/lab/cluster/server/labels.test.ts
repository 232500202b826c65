import { expect, it } from 'vitest';
import { parseLabelSelector, selects } from './labels.ts';

const labels = { app: 'web', tier: 'front', n: '5' };

it.each<[selector: string, matches: boolean]>([
  ['', true],
  ['app=web', true],
  ['app==web,tier=front', true],
  ['app=api', false],
  ['app!=api', true],
  ['nosuch!=x', true],
  ['app', true],
  ['!app', false],
  ['!nosuch', true],
  ['app in (web, api)', true],
  ['app in (api)', false],
  ['app notin (api)', true],
  ['nosuch notin (x)', true],
  ['n>4', true],
  ['n<5', false],
  ['app in (web),!nosuch,tier', true],
])('%s', (selector, matches) => {
  expect(parseLabelSelector(selector)(labels)).toBe(matches);
});

it.each([
  ['color in red', "unable to parse requirement: found 'red' expected: '('"],
  ['app = = color', "unable to parse requirement: found '=', expected: identifier"],
  ['app=my app', "found 'app', expected: ',' or 'end of string'"],
])('%s cannot be read', (selector, message) => {
  expect(() => parseLabelSelector(selector)).toThrow(new SyntaxError(message));
});

it('no selector selects nothing', () => {
  expect(selects(undefined, labels)).toBe(false);
  expect(selects(null, labels)).toBe(false);
  expect(selects({}, labels)).toBe(true);
});
