import { expect, test } from 'vitest';
import { parseOptions, shippedMinors } from './options.ts';

const none = { paths: [], format: 'pretty', kubernetes: shippedMinors, fix: false, cache: true, help: false };

test.each([
  [[], none],
  [['a.yaml', '-', 'b'], { ...none, paths: ['a.yaml', '-', 'b'] }],
  [['--format', 'json', 'a'], { ...none, format: 'json', paths: ['a'] }],
  [['--format=github'], { ...none, format: 'github' }],
  [['--kubernetes', '1.37,1.35'], { ...none, kubernetes: ['1.35', '1.37'] }],
  [['--kubernetes=v1.36.3'], { ...none, kubernetes: ['1.36'] }],
  [['--', '--format'], { ...none, paths: ['--format'] }],
  [['--no-cache', 'a'], { ...none, cache: false, paths: ['a'] }],
  [['-h'], { ...none, help: true }],
  [['--changed', 'main', '--fix'], { ...none, changed: 'main', fix: true }],
  [['--changed=origin/main', 'a'], { ...none, changed: 'origin/main', paths: ['a'] }],
])('%j', (argv, expected) => {
  expect(parseOptions(argv)).toEqual({ options: expected });
});

test.each([
  [['--fromat', 'json'], '--fromat 옵션은 없습니다. --format 옵션을 쓰려던 것인가요?'],
  [['--what'], '--what 옵션은 없습니다. --help로 쓸 수 있는 옵션을 확인하세요.'],
  [['--format'], '--format 뒤에 값이 없습니다. --help를 보세요.'],
  [['--format', 'jsn'], '--format "jsn"은 없는 형식입니다. json 형식을 쓰세요.'],
  [
    ['--format', 'xml'],
    '--format "xml"은 없는 형식입니다. pretty, github, json, sarif, junit 가운데 하나를 쓰세요.',
  ],
  [['--kubernetes', '1.12'], /1\.12.*확인할 수 없는 버전입니다/],
  [['--changed'], '--changed 뒤에 값이 없습니다. --help를 보세요.'],
  [['--fix=yes'], '--fix 옵션에는 값을 쓰지 않습니다.'],
  [['-x'], /-x 옵션은 없습니다/],
])('%j is misuse', (argv, problem) => {
  const parsed = parseOptions(argv);
  expect('problem' in parsed && parsed.problem).toMatch(problem);
});
