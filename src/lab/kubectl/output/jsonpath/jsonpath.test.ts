import { describe, expect, test } from 'vitest';
import { JsonPathError, jsonPath, parseJsonPath, printFound } from './index.ts';

const data = {
  kind: 'List',
  items: [
    { name: 'a', n: 1, labels: { 'app.kubernetes.io/name': 'x' } },
    { name: 'b', n: 2 },
    { name: 'c', n: 3, nothing: null },
  ],
};
const eval_ = (template: string, allowMissing = true) =>
  printFound(jsonPath(parseJsonPath(template), allowMissing).find(data));

describe('JSONPath as kubectl has it', () => {
  test.each([
    ['{.items[*].name}', 'a b c'],
    ['{range .items[*]}{.name}{"\\t"}{end}.', 'a\tb\tc\t.'],
    ['{.items[-1].name}{.items[:2].n}', 'c1 2'],
    ["{.items[0].labels['app\\.kubernetes\\.io/name']}", 'x'],
    ['{.items[0].labels.app\\.kubernetes\\.io/name}', 'x'],
    ['{.items[?(@.n>1)].name}', 'b c'],
    ["{.items[?(@.name=='b')].n}", '2'],
    ['{.items[0,2].name}', 'a c'],
    ['{.items[2].nothing}', 'null'],
    ['{.items[0].labels}', '{"app.kubernetes.io/name":"x"}'],
    ['{range .nope[*]}{.x}{end}after', 'after'],
    ["{'single \\' quote'}", "single ' quote"],
  ])('%s', (template, text) => {
    expect(eval_(template)).toBe(text);
  });
  test.each([
    ['{.a', 'unclosed action'],
    ['{.items[x]}', 'invalid array index x'],
    ['{"a}', 'unterminated quoted string'],
    ['{(}', "unrecognized character in action: U+0028 '('"],
    ['{.items[9]}', 'array index out of bounds: index 9, length 3'],
    ['{.kind[0]}', 'string is not array or slice'],
    ['{.items[?(@.n>"1")]}', 'incompatible types for comparison'],
    ['{end}', 'not in range, nothing to end'],
  ])('%s is refused', (template, message) => {
    expect(() => eval_(template)).toThrow(new JsonPathError(message));
  });
  test('a missing key may be an error', () => {
    expect(() => eval_('{.nope}', false)).toThrow('nope is not found');
  });
});
