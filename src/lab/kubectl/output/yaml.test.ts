import { describe, expect, test } from 'vitest';
import { toYaml } from './yaml.ts';

describe('YAML as kubectl prints it', () => {
  test.each<[string, unknown, string]>([
    ['text', 'plain text', 'plain text\n'],
    [
      'what reads as something else',
      ['yes', '1', '1.5', '0x1f', '2026-01-01', '11:22', '', '~', '.inf'],
      '- "yes"\n- "1"\n- "1.5"\n- "0x1f"\n- "2026-01-01"\n- "11:22"\n- ""\n- "~"\n- ".inf"\n',
    ],
    [
      'what only looks like it',
      ['10.0.0.1', '80:80', '2026-13-01', 'nope', '1.2.3', '-'],
      "- 10.0.0.1\n- 80:80\n- 2026-13-01\n- nope\n- 1.2.3\n- '-'\n",
    ],
    [
      'what needs single quotes',
      ['a: b', '# c', ' d', "'e'", '*f', 'g #h'],
      "- 'a: b'\n- '# c'\n- ' d'\n- '''e'''\n- '*f'\n- 'g #h'\n",
    ],
    ['what needs double quotes', ['a\tb', 'tail \n', '😀'], '- "a\\tb"\n- "tail \\n"\n- "\\U0001F600"\n'],
    [
      'lines',
      { a: 'x\ny', b: 'x\n', c: 'x\n\n', d: '\n x\n' },
      'a: |-\n  x\n  y\nb: |\n  x\nc: |+\n  x\n\nd: |2\n\n   x\n',
    ],
    ['nothing', { a: {}, b: [], c: null, d: false, e: 0 }, 'a: {}\nb: []\nc: null\nd: false\ne: 0\n'],
    [
      'lists stand at their key',
      { a: [{ b: 1, c: [2] }, [3, [4]]] },
      'a:\n- b: 1\n  c:\n  - 2\n- - 3\n  - - 4\n',
    ],
    ['digits in keys count', { a10: 1, a9: 2, a: 3, B: 4, '1': 5 }, '"1": 5\nB: 4\na: 3\na9: 2\na10: 1\n'],
    [
      'long text is folded',
      { a: `${'word '.repeat(18)}end` },
      `${`a: ${'word '.repeat(16)}\n`.trimEnd()}\n  word word end\n`,
    ],
  ])('%s', (_, value, text) => {
    expect(toYaml(value)).toBe(text);
  });
});
