import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { unbrokenWords } from './unbroken-words.ts';

const long = `${'x'.repeat(20)}-${'y'.repeat(20)}`;
const longest = `${long}-${long}`;

test.each([
  ['kubectl get pods', 'kubectl get pods'],
  [
    'kubectl apply -f hello-svc.yaml',
    'kubectl apply <span class="w">-f</span> <span class="w">hello-svc.yaml</span>',
  ],
  ['a - b', 'a - b'],
  [`a ${long}`, `a <span class="w w-long">${long}</span>`],
  [`a ${longest}`, `a ${longest}`],
  ['cat -A\ntab', 'cat <span class="w">-A</span>\ntab'],
  ['', ''],
])('%j', (text, html) => {
  expect(toHtml({ type: 'root', children: unbrokenWords(text) })).toBe(html);
});
