import { expect, test } from 'vitest';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { excerptOf } from './excerpt.ts';
import { github, json, pretty } from './index.ts';
import { widthOf } from './width.ts';

const checked = { files: 1, documents: 2, commands: 0 };
const at = (line: number, column: number, endColumn: number) => ({
  file: 'a,b:c.yaml',
  line,
  column,
  endLine: line,
  endColumn,
});
const label: Diagnostic = diagnose(
  'schema-enum',
  at(2, 7, 10),
  { path: 'spec.type', value: 'X', allowed: ['A', 'B'], nearest: '' },
  { detail: '100% wrong\nreally', kubernetes: ['1.36'] },
);
const SOURCE = 'a: 1\n이름: 값이 # 주석\n';

test.each([
  ['abc', 3],
  ['한글', 4],
  ['e\u0301', 1],
  ['a\u200bb', 2],
  ['', 0],
])('%j takes %i columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

test('carets stand under what is meant, whatever its width', () => {
  expect(excerptOf({ ...label, column: 5, endColumn: 7 }, SOURCE)).toEqual({
    number: '2',
    text: '이름: 값이 # 주석',
    marks: '      ^^^^',
  });
  expect(excerptOf({ ...label, line: 9 }, SOURCE)).toBeUndefined();
  expect(excerptOf({ ...label, line: 1, column: 2, endLine: 2 }, 'a\tb\nc')).toMatchObject({
    text: 'a→b',
    marks: ' ^^',
  });
});

test('of a long line only the neighbourhood is shown', () => {
  const excerpt = excerptOf(
    { ...label, line: 1, column: 500_000, endLine: 1, endColumn: 500_003 },
    'x'.repeat(1_000_000),
  )!;
  expect(excerpt.text).toHaveLength(102);
  expect(excerpt.marks.trim()).toBe('^^^');
});

test('for people', () => {
  const report = { checked, diagnostics: [label] };
  expect(
    pretty(report, new Map([['a,b:c.yaml', SOURCE]]), false),
  ).toBe(`a,b:c.yaml:2:7 오류 spec.type 값 "X"는 쓸 수 없습니다. A, B 가운데 하나를 쓰세요. [schema-enum]
  2 | 이름: 값이 # 주석
    |           ^^^
    = Kubernetes 1.36에서만 그렇습니다.
    = 원문: 100% wrong
    = 원문: really

파일 1개, 문서 2개, 명령 0개를 확인했습니다. 오류 1개를 찾았습니다.
`);
  expect(pretty({ checked, diagnostics: [] }, new Map(), false)).toBe(
    '파일 1개, 문서 2개, 명령 0개를 확인했습니다. 문제가 없습니다.\n',
  );
});

test('colour only when wanted', () => {
  const report = { checked, diagnostics: [label] };
  expect(pretty(report, new Map(), true)).toContain('\u001b[31m오류\u001b[0m');
  expect(pretty(report, new Map(), false)).not.toContain('\u001b');
});

test('for GitHub, escaped', () => {
  const [annotation, summary] = github({ checked, diagnostics: [label] }).split('\n');
  expect(annotation).toBe(
    '::error file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=7,endColumn=10,title=schema-enum::' +
      'spec.type 값 "X"는 쓸 수 없습니다. A, B 가운데 하나를 쓰세요.%0AKubernetes 1.36에서만 그렇습니다.%0A100%25 wrong%0Areally',
  );
  expect(summary).toContain('오류 1개');
  expect(github({ checked, diagnostics: [{ ...label, severity: 'info', endLine: 3 }] })).toMatch(
    /^::notice file=a%2Cb%3Ac\.yaml,line=2,endLine=3,title=/,
  );
});

test('for programs, exactly two keys', () => {
  expect(JSON.parse(json({ checked, diagnostics: [label] }))).toEqual({ checked, diagnostics: [label] });
});
