import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { elements, textOf } from '../nodes.ts';
import { tags } from './tags.ts';

const PAGE = `<!DOCTYPE html><html lang=ko><head><meta charset="utf-8"><!-- <script>no()</script> -->
<STYLE>a > b::before { content: "<script>" }</STYLE><script type="module" src=/a.js></script></head>
<body><a title="1 > 0 <script>" href='/b"c/'>가 &lt;script&gt;</a><br/><input disabled value="">
<script data-x = '1'>if (a < b && c > d) go("<style>");</script></body></html>`;

test('finds the tags that a whole parser finds', () => {
  const found = [...tags(PAGE)].map(({ name, text }) => [name, text]);
  const expected = elements(fromHtml(PAGE), () => true).map((element) => [
    element.tagName,
    ['script', 'style'].includes(element.tagName) ? textOf(element) : '',
  ]);
  expect(found).toEqual(expected);
});

test('reads attributes with any quotes, and says where the tag ends', () => {
  const [html, ...rest] = tags(PAGE);
  expect(html?.attributes).toEqual(new Map([['lang', 'ko']]));
  const link = rest.find(({ name }) => name === 'a');
  expect(link?.attributes).toEqual(
    new Map([
      ['title', '1 > 0 <script>'],
      ['href', '/b"c/'],
    ]),
  );
  expect(PAGE.slice(link?.end, (link?.end ?? 0) + 1)).toBe('가');
  const input = rest.find(({ name }) => name === 'input');
  expect(input?.attributes).toEqual(
    new Map([
      ['disabled', ''],
      ['value', ''],
    ]),
  );
});
