import { expect, test } from 'vitest';
import { compileLine } from './line.ts';

const match = (expected: string, actual: string): string | undefined =>
  compileLine(expected)
    .match(actual)
    ?.map(({ kind, page, actual: value }) => `${kind} ${page}=${value}`)
    .join(', ');

test.each([
  ['pod/solo created', 'pod/solo created', ''],
  ['solo   1/1     Running   0          1s', 'solo   1/1     Running   0          12s', ''],
  ['solo   1/1     Running   1 (2s ago)   3s', 'solo   1/1     Running   1 (14s ago)   19s', ''],
  ['IP: 10.244.0.8', 'IP: 10.244.0.31', 'ip 10.244.0.8=10.244.0.31'],
  ['http://10-244-0-8.x', 'http://10-244-0-31.x', 'ip 10.244.0.8=10.244.0.31'],
  ['a …', 'a b c', ''],
  ['a … c', 'a b c', ''],
  ['time (…)', 'time (x)', ''],
  ['trailing', 'trailing   ', ''],
  ['(a.b)*[c]{1}^$|?+/\\-', '(a.b)*[c]{1}^$|?+/\\-', ''],
  ['한글 줄입니다.', '한글 줄입니다.', ''],
])('%j fits %j', (expected, actual, pairs) => {
  expect(match(expected, actual)).toBe(pairs);
});

test.each([
  ['pod/solo created', 'pod/solo configured'],
  ['solo   1/1     Running   0          1s', 'solo   1/1     Running   1 (2s ago)   1s'],
  ['solo   1/1     Running   1 (2s ago)   3s', 'solo   1/1     Running   2 (2s ago)   3s'],
  ['IP: 10.244.0.8', 'IP: <none>'],
  ['  indented', ' indented'],
  ['a b', 'a  b'],
  ['a … c', 'a b d'],
  ['a', ''],
  ['', 'a'],
  ['80', '8080'],
  ['a.b', 'axb'],
])('%j does not fit %j', (expected, actual) => {
  expect(match(expected, actual)).toBeUndefined();
});

test.each([
  ['…', true, true],
  ['a … b', false, true],
  ['2m', false, true],
  ['2m x', false, false],
  ['10.244.0.8', false, false],
  ['', false, false],
])('%j: any lines %j, exempt %j', (line, anyLines, exempt) => {
  expect(compileLine(line)).toMatchObject({ anyLines, exempt });
});
