import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['unorderd', ['until', 'unordered'], 'unordered'],
  ['helo.yaml', ['hello.yaml', 'hello-svc.yaml'], 'hello.yaml'],
  ['kubectl', ['minikube'], undefined],
  ['', ['a'], 'a'],
  ['x', [], undefined],
])('%j among %j is %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
