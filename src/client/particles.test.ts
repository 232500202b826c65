import { describe, expect, test } from 'vitest';
import { withoutParticles } from './particles.ts';

describe('withoutParticles', () => {
  test.each([
    ['디플로이먼트의', '디플로이먼트'],
    ['파드가', '파드'],
    ['네임스페이스에', '네임스페이스'],
    ['네임스페이스에서는', '네임스페이스'],
    ['컨테이너들이', '컨테이너'],
    ['노드까지', '노드'],
    ['레이블로', '레이블'],
    ['서비스를 셀렉터와', '서비스 셀렉터'],
    ['파드', '파드'],
    ['서비스', '서비스'],
    ['클러스터', '클러스터'],
    ['나는', '나는'],
    ['kubectl이', 'kubectl'],
    ['NodePort를', 'NodePort'],
    ['targetPort', 'targetPort'],
    ['  ', ''],
  ])('%s → %s', (text, expected) => {
    expect(withoutParticles(text)).toBe(expected);
  });
});
