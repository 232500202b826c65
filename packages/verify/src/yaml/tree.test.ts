import { expect, test } from 'vitest';
import { readYaml } from './document.ts';
import { locate } from './path.ts';

const TEXT = `# 주석
kind: Service
metadata: {name: "web", labels: {"a/b": x}}
spec:
  ports:
    - port: 80
      targetPort: http
  note: |
    두 줄
  empty:
  base: &base {a: 1}
  again: *base
  more:
    <<: *base
    b: 2
`;

function where(path: readonly (string | number)[]): string {
  const { documents, lines } = readYaml(TEXT);
  const spot = locate(documents[0]!.root!, path);
  const key = lines.place(spot.key.start);
  const value = lines.place(spot.node.start);
  return `${key.line}:${key.column} ${value.line}:${value.column}`;
}

test.each([
  [['kind'], '2:1 2:7'],
  [['metadata', 'name'], '3:12 3:18'],
  [['metadata', 'labels', 'a/b'], '3:34 3:41'],
  [['spec', 'ports'], '5:3 6:5'],
  [['spec', 'ports', 0], '6:7 6:7'],
  [['spec', 'ports', 0, 'targetPort'], '7:7 7:19'],
  [['spec', 'note'], '8:3 8:9'],
  [['spec', 'empty'], '10:3 10:8'],
  [['spec', 'again', 'a'], '11:16 11:19'],
  [['spec', 'more', 'a'], '11:16 11:19'],
  [['spec', 'more', 'nothing'], '13:3 14:5'],
])('%j lies at key and value %s', (path, expected) => {
  expect(where(path)).toBe(expected);
});

test.each([
  ['a: &x 1\nb: *x', { a: 1, b: 1 }],
  ['a: "yes"\nb: yes\nc: !!str yes', { a: 'yes', b: true, c: 'yes' }],
  ['1: a\ntrue: b', { '1': 'a', true: 'b' }],
  ['a: 1\na: 2', { a: 2 }],
  ['\ufeffa: 1', { a: 1 }],
  ['a: 1\r\nb:\r\n  - x\r\n', { a: 1, b: ['x'] }],
  ['base: &b {x: 1, z: 1}\nown: {<<: *b, z: 2}', { base: { x: 1, z: 1 }, own: { x: 1, z: 2 } }],
  ['own: {<<: [{x: 1}, {x: 2, z: 2}]}', { own: { x: 1, z: 2 } }],
  ['y: 1', { true: 1 }],
  ['a: {\n  b: [1, # one\n]\n}', { a: { b: [1] } }],
  ['__proto__: 1', JSON.parse('{"__proto__": 1}')],
  ['# nothing', null],
  ['', null],
])('%j is read as kubectl reads it', (text, expected) => {
  const value = readYaml(text).documents[0]!.value;
  expect(JSON.parse(JSON.stringify(value))).toEqual(expected);
});
