import { describe, expect, test } from 'vitest';
import { freeName, LIMITS, safeName, workspaceOf } from './files.ts';

describe('safeName', () => {
  test.each([
    ['web.yaml', 'web.yaml'],
    ['web.yml', 'web.yml'],
    ['web', 'web.yaml'],
    ['../../etc/passwd', 'passwd.yaml'],
    ['C:\\temp\\a.json', 'a.json'],
    ['broken/tab.yaml', 'tab.yaml'],
    ['$(rm -rf ~).yaml', 'rm--rf.yaml'],
    ['<img src=x onerror=alert(1)>.yaml', 'img-src-x-onerror-alert-1.yaml'],
    ['-f.yaml', 'f.yaml'],
    ['...', 'file.yaml'],
    ['', 'file.yaml'],
    ['서비스.yaml', '서비스.yaml'],
    ['a\nb.yaml', 'a-b.yaml'],
    ['__proto__', '__proto__.yaml'],
    [`${'가'.repeat(500)}.yaml`, `${'가'.repeat(LIMITS.name)}.yaml`],
  ])('%j → %j', (given, expected) => expect(safeName(given)).toBe(expected));
});

test.each([
  ['web.yaml', [], 'web.yaml'],
  ['web.yaml', ['web.yaml'], 'web-2.yaml'],
  ['web.yaml', ['web.yaml', 'web-2.yaml'], 'web-3.yaml'],
])('freeName(%j, %j) is %j', (given, taken, expected) => expect(freeName(given, taken)).toBe(expected));

describe('workspaceOf', () => {
  test('reads what it needs and nothing else', () => {
    const value: unknown = JSON.parse(
      '{"files":[{"name":"a.yaml","text":"x","__proto__":{"evil":1}},{"name":"a.yaml","text":"y"}],"shown":"a.yaml","version":"1.36","__proto__":{"evil":1}}',
    );
    expect(workspaceOf(value)).toEqual({
      files: [
        { name: 'a.yaml', text: 'x' },
        { name: 'a-2.yaml', text: 'y' },
      ],
      shown: 'a-2.yaml',
      version: '1.36',
    });
    expect(({} as { evil?: unknown }).evil).toBeUndefined();
  });

  test.each([
    ['nothing', null],
    ['a list', []],
    ['no files', { files: [] }],
    ['files that are none', { files: ['a'] }],
    ['a text that is none', { files: [{ name: 'a', text: 1 }] }],
    ['too many files', { files: Array(LIMITS.files + 1).fill({ name: 'a', text: '' }) }],
    ['a text too long', { files: [{ name: 'a', text: 'x'.repeat(LIMITS.text + 1) }] }],
    ['too much in all', { files: Array(3).fill({ name: 'a', text: 'x'.repeat(LIMITS.text) }) }],
  ])('%s is none', (_, value) => expect(workspaceOf(value)).toBeUndefined());

  test('an unknown version is the newest, a file that is not there the first', () => {
    const found = workspaceOf({ files: [{ name: 'a', text: '' }], shown: 'b', version: '<b>' });
    expect(found).toMatchObject({ shown: 'a.yaml', version: '1.37' });
  });
});
