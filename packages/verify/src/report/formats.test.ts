import { expect, test } from 'vitest';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { ANNOTATIONS } from './github.ts';
import { github, jobSummary, junit, sarif } from './index.ts';

const checked = { files: 2, documents: 2, commands: 0 };
const at = (file: string, line = 1) => ({ file, line, column: 3, endLine: line, endColumn: 5 });
const enumAt = (file: string, line = 1, severity: Diagnostic['severity'] = 'error'): Diagnostic =>
  diagnose(
    'schema-enum',
    at(file, line),
    { path: 'spec.type', value: 'X', allowed: ['A'], nearest: '' },
    { severity },
  );

test('GitHub gets as many annotations of each severity as it shows, the rest as lines', () => {
  const diagnostics = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    Array.from({ length: 13 }, (_, index) => enumAt('##[error]::a.yaml', index + 1, severity)),
  );
  const lines = github({ checked, diagnostics }).trimEnd().split('\n');
  for (const command of ['error', 'warning', 'notice'])
    expect(lines.filter((line) => line.startsWith(`::${command} `))).toHaveLength(ANNOTATIONS);
  expect(lines.filter((line) => line.startsWith('- ## [error]::a.yaml:'))).toHaveLength(9);
  expect(lines).toHaveLength(40);
});

test('the job summary holds everything, and no markup of others', () => {
  const report = { checked, diagnostics: [enumAt('<b>|`x`\n.yaml')] };
  const text = jobSummary(report, 'https://example.org/diagnostics/');
  expect(text).toContain('&#60;b&#62;\\|\\`x\\` .yaml:1:3');
  expect(text).toContain('[schema-enum](https://example.org/diagnostics/schema-enum/)');
  const many = { checked, diagnostics: Array.from({ length: 15_000 }, () => enumAt('a.yaml')) };
  expect(Buffer.byteLength(jobSummary(many))).toBeLessThan(1024 * 1024);
  expect(jobSummary(many)).toMatch(/그 밖에 \d+개가 더 있습니다/);
});

test('SARIF names rules, places in UTF-16, fixes and where they stay the same', () => {
  const range = { start: { line: 1, column: 3 }, end: { line: 1, column: 5 } };
  const fixed = { ...enumAt('./한 글/a.yaml'), fixes: [{ title: 'A', edits: [{ range, text: 'A' }] }] };
  const related = [{ file: 'b.yaml', line: 2, column: 1, message: '여기' }];
  const diagnostics = [fixed, { ...enumAt('/x/a.yaml', 2), related }, enumAt('/x/a.yaml', 3)];
  const sources = new Map([['/x/a.yaml', 'a\n  same\n  same\n']]);
  const log = JSON.parse(sarif({ checked, diagnostics }, sources, 'https://e.org/d/'));
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.tool.driver.rules).toMatchObject([
    { id: 'schema-enum', helpUri: 'https://e.org/d/schema-enum/', defaultConfiguration: { level: 'error' } },
  ]);
  expect(run.results[0]).toMatchObject({
    ruleIndex: 0,
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: '%ED%95%9C%20%EA%B8%80/a.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 1, startColumn: 3, endLine: 1, endColumn: 5 },
        },
      },
    ],
    fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'A' } }] }] }],
  });
  expect(run.results[1].locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'file:///x/a.yaml' });
  expect(run.results[1].relatedLocations).toHaveLength(1);
  const marks = run.results.map((one: { partialFingerprints: object }) => one.partialFingerprints);
  expect(new Set(marks.map((mark: object) => JSON.stringify(mark))).size).toBe(3);
  const moved = diagnostics.map((one) => ({ ...one, line: one.line + 1, endLine: one.line + 1 }));
  const below = new Map([['/x/a.yaml', `new\n${sources.get('/x/a.yaml')}`]]);
  const again = JSON.parse(sarif({ checked, diagnostics: moved }, below)).runs[0];
  expect(again.results.map((one: { partialFingerprints: object }) => one.partialFingerprints)).toEqual(marks);
  expect(again.tool.driver.rules[0].helpUri).toBeUndefined();
});

test('SARIF of nothing is a run without results', () => {
  const [run] = JSON.parse(sarif({ checked, diagnostics: [] }, new Map())).runs;
  expect(run.results).toEqual([]);
});

test('JUnit has a case for each file and each error, and only characters that XML has', () => {
  const bad = { ...enumAt('a"<.yaml'), message: 'x\u0001\ud800]]>&' };
  const xml = junit({ checked, diagnostics: [bad, enumAt('b.yaml', 1, 'warning')] }, [
    'a"<.yaml',
    'b.yaml',
    'c.yaml',
  ]);
  expect(xml).toContain('<testsuites name="kubernetes-guide-verify" tests="3" failures="1" errors="0">');
  expect(xml).toContain('<testsuite name="a&#34;&#60;.yaml" tests="1" failures="1"');
  expect(xml).toContain('message="x\\u0001\ufffd]]&#62;&#38;"');
  expect(xml).toContain('<system-out>1:3 ');
  expect(xml.match(/<testcase /g)).toHaveLength(3);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});
