import { expect, test } from 'vitest';
import { because } from './because.ts';

// A wider pattern must not answer for a narrower one.
test.each([
  ['unknown time zone KST', 'Asia/Seoul'],
  ['expected exactly 5 fields, found 4: expected schedule', '*/5 * * * *'],
  [
    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    'externalTrafficPolicy: Local',
  ],
  ["may only be used when `type` is 'LoadBalancer'", '이 type의 서비스에는'],
  ['may only be set in other places', '이 자리에는 쓸 수 없습니다'],
])('%s', (detail, says) => {
  expect(because(detail)).toContain(says);
});
