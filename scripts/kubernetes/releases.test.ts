import { expect, test } from 'vitest';
import { addRelease, mentions, replaceRelease } from './releases.ts';

const now = {
  versions: { '1.35': '1.35.4', '1.36': '1.36.3', '1.37': '1.37.2' },
  default: '1.37',
  minikube: '1.39.0',
};

test.each([
  [
    'a new minor pushes out the oldest',
    '1.38.0',
    { '1.36': '1.36.3', '1.37': '1.37.2', '1.38': '1.38.0' },
    '1.38',
  ],
  ['a patch replaces its minor', '1.36.4', { '1.35': '1.35.4', '1.36': '1.36.4', '1.37': '1.37.2' }, '1.37'],
  [
    'two digits sort as numbers',
    '1.100.0',
    { '1.36': '1.36.3', '1.37': '1.37.2', '1.100': '1.100.0' },
    '1.100',
  ],
])('%s', (_, release, versions, newest) => {
  expect(addRelease(now, release)).toEqual({ versions, default: newest, minikube: '1.39.0' });
});

test('a release is replaced whole, never inside another number', () => {
  expect(replaceRelease('v1.37.2, 1.37.20, 11.37.2, 1.37.2.1, 1.37.2.', '1.37.2', '1.38.0')).toBe(
    'v1.38.0, 1.37.20, 11.37.2, 1.37.2.1, 1.38.0.',
  );
});

test('prose that names the minor version is listed with its line', () => {
  expect(mentions('하나\n1.37부터 달라졌습니다.\nv1.37.2', '1.37')).toEqual([
    { line: 2, words: '1.37부터 달라졌습니다.' },
  ]);
});
