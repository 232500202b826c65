import { expect, test } from 'vitest';
import { diagnose } from './codes/index.ts';
import { holdToExpectations } from './expectation.ts';

const tab = (line: number) => diagnose('yaml-tab', { file: 'x', line, column: 1 }, {});
const advice = diagnose(
  'ref-target-port-undeclared',
  { file: 'x', line: 9, column: 1 },
  { port: 1, owner: 'Pod a' },
);

test.each([
  ['# expect: yaml-tab@3:1\n', [tab(3)], []],
  ['# why\n# expect: yaml-tab@3:1 yaml-tab@4:1\n', [tab(3), tab(4), advice], []],
  ['# expect: yaml-tab@3:1\n', [], ['broken-expectation-unmet@1:11']],
  [
    '# expect: yaml-tab@3:1\n',
    [tab(4)],
    ['broken-expectation-unmet@1:11', 'broken-expectation-unexpected@4:1'],
  ],
  ['# expect: yaml-tab@3:1\n', [tab(3), tab(4)], ['broken-expectation-unexpected@4:1']],
  [
    'a: 1\n# expect: yaml-tab@3:1\n',
    [tab(3)],
    ['broken-expectation-missing@1:1', 'broken-expectation-unexpected@3:1'],
  ],
  [
    '# expect: yaml-tab line 3\n',
    [],
    ['broken-expectation-syntax@1:11', 'broken-expectation-syntax@1:20', 'broken-expectation-syntax@1:25'],
  ],
])('%j, of which came %#', (text, came, expected) => {
  const found = holdToExpectations('x', text, came);
  expect(found.map(({ code, line, column }) => `${code}@${line}:${column}`)).toEqual(expected);
});
