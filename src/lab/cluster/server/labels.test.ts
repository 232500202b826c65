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

it.each<[selector: string, message: string | RegExp]>([
  ['color in red', "unable to parse requirement: found 'red' expected: '('"],
  ['app = = color', "unable to parse requirement: found '=', expected: identifier"],
  ['app=my app', "found 'app', expected: ',' or 'end of string'"],
  [',', "found ',', expected: !, identifier, or 'end of string'"],
  ['=a', "found '=', expected: !, identifier, or 'end of string'"],
  ['app=a,,b', "found ',', expected: identifier after ','"],
  ['app=a,', "found '', expected: identifier after ','"],
  ['app in (a b)', "unable to parse requirement: found 'b', expected: ',' or ')'"],
  ['app in (', "unable to parse requirement: found '', expected: ',', ')' or identifier"],
  ['!', "unable to parse requirement: found '', expected: identifier"],
  [
    'n>x',
    `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
  ],
  [
    'a/=b',
    /^unable to parse requirement: <nil>: Invalid value: "a\/": name part must be non-empty; name part must /,
  ],
  ['app=-x', /^unable to parse requirement: values\[0\]\[app\]: Invalid value: "-x": a valid label must be /],
])('%s cannot be read', (selector, message) => {
  expect(() => parseLabelSelector(selector)).toThrow(
    typeof message === 'string' ? new SyntaxError(message) : message,
  );
});

it('no selector selects nothing', () => {
  expect(selects(undefined, labels)).toBe(false);
  expect(selects(null, labels)).toBe(false);
  expect(selects({}, labels)).toBe(true);
});
