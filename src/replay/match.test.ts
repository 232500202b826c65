import { expect, test } from 'vitest';
import { createBindings } from './bindings.ts';
import { compileLine } from './line.ts';
import { alignOutput, matchOutput } from './match.ts';

const fits = (expected: string[], actual: string[], unordered = false, literals: string[] = []): boolean =>
  matchOutput(expected.map(compileLine), actual, createBindings(new Set(literals)), unordered) !== undefined;

test.each([
  ['nothing', [], []],
  ['the same', ['a', 'b'], ['a', 'b']],
  ['any lines between', ['a', '…', 'c'], ['a', 'b', 'b', 'c']],
  ['any lines, none', ['a', '…', 'c'], ['a', 'c']],
  ['any lines first, the last of several', ['…', 'x'], ['x', 'y', 'x']],
  ['a value twice', ['10.244.0.1', '10.244.0.1'], ['10.244.0.7', '10.244.0.7']],
  ['two values', ['10.244.0.1 10.244.0.2'], ['10.244.0.2 10.244.0.1']],
])('in order: %s', (_name, expected, actual) => {
  expect(fits(expected, actual)).toBe(true);
});

test.each([
  ['an added line', ['a'], ['a', 'b']],
  ['a dropped line', ['a', 'b'], ['a']],
  ['another order', ['a', 'b'], ['b', 'a']],
  ['one value for two', ['10.244.0.1', '10.244.0.1'], ['10.244.0.7', '10.244.0.8']],
  ['two values for one', ['10.244.0.1', '10.244.0.2'], ['10.244.0.7', '10.244.0.7']],
])('not in order: %s', (_name, expected, actual) => {
  expect(fits(expected, actual)).toBe(false);
});

test.each([
  ['another order', ['a', 'b'], ['b', 'a'], true],
  [
    'the assignment that values allow',
    ['x 10.244.0.1', 'y 10.244.0.1'],
    ['y 10.244.0.9', 'x 10.244.0.9'],
    true,
  ],
  [
    'backtracking',
    ['10.244.0.1', '10.244.0.2 b', '10.244.0.1 c'],
    ['10.244.0.8 b', '10.244.0.9', '10.244.0.9 c'],
    true,
  ],
  ['extra lines', ['a'], ['b', 'a'], false],
  ['extra lines where any may be', ['a', '…'], ['b', 'a'], true],
  ['a line twice', ['a', 'a'], ['a', 'b'], false],
])('unordered: %s', (_name, expected, actual, result) => {
  expect(fits(expected, actual, true)).toBe(result);
});

test('what stands in a manifest or a command is itself', () => {
  expect(fits(['9090:30080/TCP'], ['9090:30081/TCP'])).toBe(true);
  expect(fits(['9090:30080/TCP'], ['9090:30081/TCP'], false, ['30080'])).toBe(false);
  expect(fits(['9090:30081/TCP'], ['9090:30080/TCP'], false, ['30080'])).toBe(false);
});

test('what does not fit binds nothing', () => {
  const bindings = createBindings(new Set());
  expect(
    matchOutput(['10.244.0.1', 'a'].map(compileLine), ['10.244.0.7', 'b'], bindings, false),
  ).toBeUndefined();
  expect(bindings.toActual('ip', '10.244.0.1')).toBeUndefined();
});

test.each([
  [['a', 'b', 'c'], ['a', 'x', 'c'], ['1+1 > 1+1']],
  [['a', 'c'], ['a', 'b', 'c'], ['1+0 > 1+1']],
  [['a', 'b', 'c'], ['a', 'c'], ['1+1 > 1+0']],
  [['a', '…', 'z'], ['a', 'b', 'c', 'y'], ['2+1 > 3+1']],
])('aligns %j with %j', (expected, actual, changes) => {
  const hunks = alignOutput(expected.map(compileLine), actual).filter(({ same }) => !same);
  expect(
    hunks.map(({ expected: [row, down], actual: [column, right] }) => `${row}+${down} > ${column}+${right}`),
  ).toEqual(changes);
});
