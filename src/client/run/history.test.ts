import { expect, test } from 'vitest';
import { createHistory } from './history.ts';
import { commonStart } from './prompt.ts';
import { settled } from './screen.ts';

test('back and forth, with the unsent line at the end', () => {
  const history = createHistory(['a', 'b']);
  expect([history.older('draft'), history.older(''), history.older('')]).toEqual(['b', 'a', undefined]);
  expect([history.newer(), history.newer(), history.newer()]).toEqual(['b', 'draft', undefined]);
});

test('neither empty lines nor the same line twice', () => {
  const history = createHistory();
  for (const line of ['a', ' ', 'a', 'b', 'a']) history.add(line);
  expect(history.all()).toEqual(['a', 'b', 'a']);
});

test.each([
  [['svc-lab', 'svc-lab-other'], 'svc-lab'],
  [['pods', 'services'], ''],
  [['pods'], 'pods'],
  [[], ''],
])('%j begin with %j', (words, start) => expect(commonStart(words)).toBe(start));

test.each([
  ['abc', 'abc'],
  ['10%\r100%', '100%'],
  ['abcd\rxy', 'xycd'],
  ['ab\bc', 'ac'],
  ['line\r', 'line'],
])('%j shows as %j', (line, shown) => expect(settled(line)).toBe(shown));
