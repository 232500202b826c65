import { Text } from '@codemirror/state';
import type { Diagnostic } from 'kubernetes-guide-verify';
import { verifyManifest } from 'kubernetes-guide-verify/manifest';
import { describe, expect, test } from 'vitest';
import { changesOf, stretchOf, summaryOf } from './marks.ts';

const text = Text.of(['kind: Service', '  spec: 1', '', 'x']);
const diagnostic = (line: number, column: number, end?: readonly [number, number]) =>
  ({ line, column, ...(end && { endLine: end[0], endColumn: end[1] }) }) as Diagnostic;
const marked = (each: Diagnostic) => {
  const { from, to } = stretchOf(text, each);
  return text.sliceString(from, to);
};

describe('stretchOf', () => {
  test.each([
    [diagnostic(1, 7, [1, 14]), 'Service'],
    [diagnostic(1, 1), 'kind'],
    [diagnostic(2, 3, [2, 3]), 'spec'],
    [diagnostic(2, 1), ' '],
    [diagnostic(1, 14), 'e'],
    [diagnostic(1, 99, [1, 120]), 'e'],
    [diagnostic(3, 1), ''],
    [diagnostic(99, 1), 'x'],
    [diagnostic(0, 0, [2, 3]), 'kind: Service\n  '],
  ])('%j marks %j', (each, expected) => expect(marked(each)).toBe(expected));
});

test('a fix of the checks mends the text', async () => {
  const source = 'apiVersion: v1\nkind: Service\nmetadata:\n\tname: a\nspec:\n  ports: []\n';
  const found = await verifyManifest(source, { file: 'a.yaml', engines: { schemas: [] } });
  const first = found.find(({ code }) => code === 'yaml-tab');
  const lined = Text.of(source.split('\n'));
  const [fix] = first?.fixes ?? [];
  expect(fix).toBeDefined();
  const changes = fix ? changesOf(lined, fix) : [];
  const mended = changes.reduceRight(
    (done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to),
    source,
  );
  expect(await verifyManifest(mended, { file: 'a.yaml', engines: { schemas: [] } })).not.toContainEqual(
    expect.objectContaining({ code: first?.code }),
  );
});

test.each([
  [[], '문제가 없습니다'],
  [['error', 'error'], '오류 2개'],
  [['info', 'warning', 'error'], '오류 1개, 경고 1개, 참고 1개'],
] as const)('summaryOf(%j) is %s', (severities, expected) =>
  expect(summaryOf(severities.map((severity) => ({ severity })))).toBe(expected),
);
