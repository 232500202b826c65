import { expect, test } from 'vitest';
import { table } from './report.ts';

test('columns stay aligned though Hangul is twice as wide', () => {
  const text = table('engines', [
    { what: 'native', times: [60, 62, 90] },
    { what: '엔진', times: [300], note: '5.0배', goal: '≤ 400 ms' },
    { what: 'none', times: [], note: 'Go가 없습니다' },
  ]);
  expect(text).toBe(`== engines
        중앙값       비교           목표
native  62 ms   ±15
엔진    300 ms  ±0   5.0배          ≤ 400 ms
none    -            Go가 없습니다`);
});
