import { expect, test } from 'vitest';
import { inlineCode } from './inline-code.ts';

test.each([
  ['그대로입니다', '그대로입니다'],
  ['`app: hello`를 봅니다', '<code>app: hello</code>를 봅니다'],
  ['a < b && `<none>`', 'a &#x3C; b &#x26;&#x26; <code>&#x3C;none></code>'],
])('%s', (text, html) => {
  expect(inlineCode(text)).toBe(html);
});
