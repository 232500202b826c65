import { expect, test } from 'vitest';
import { josa, oneOf } from './josa.ts';

test.each([
  ['서비스', '은/는', '서비스는'],
  ['레이블', '은/는', '레이블은'],
  ['레이블', '으로/로', '레이블로'],
  ['이름', '으로/로', '이름으로'],
  ['포트', '으로/로', '포트로'],
  ['"80"', '은/는', '"80"은'],
  ['"9"', '이/가', '"9"가'],
  ['8081', '으로/로', '8081로'],
  ['"ClusterIp"', '은/는', '"ClusterIp"는'],
  ['ClusterIP', '을/를', 'ClusterIP를'],
  ['"app"', '이라/라', '"app"이라'],
  ['http', '을/를', 'http를'],
  ['불리언(true 또는 false)', '이어야/여야', '불리언(true 또는 false)이어야'],
  ['빈칸(U+00A0)', '이/가', '빈칸(U+00A0)이'],
  ['URL', '을/를', 'URL을'],
  ['ReplicaSet', '은/는', 'ReplicaSet은'],
  ['Deployment', '은/는', 'Deployment는'],
  ['spec.template', '은/는', 'spec.template은'],
  ['metadata.name', '이/가', 'metadata.name이'],
  ['label', '으로/로', 'label로'],
  ['web', '이라/라', 'web이라'],
  ['""', '은/는', '""는'],
] as const)('%s + %s = %s', (word, pair, expected) => {
  expect(josa(word, pair)).toBe(expected);
});

test.each([
  [['TCP'], 'TCP'],
  [['TCP', 'UDP'], 'TCP, UDP 가운데 하나'],
])('one of %j', (words, expected) => {
  expect(oneOf(words)).toBe(expected);
});
