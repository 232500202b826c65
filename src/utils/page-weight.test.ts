import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { weigh } from './page-weight.ts';

const size = (text: string) => gzipSync(text, { level: 9 }).length;
const files: Record<string, string> = {
  'a/index.html':
    '<link rel="stylesheet" href="/guide/_astro/a.css"><link rel="shortcut icon" href="/guide/favicon.svg">' +
    '<script type="module" src="/guide/_astro/page.js"></script><figure class="fig wide"><svg>drawing drawing</svg></figure>',
  '_astro/a.css': 'a{color:red}',
  '_astro/page.js':
    'import{x}from"./shared.js";import"./side.js";addEventListener("click",()=>import("./later.js"));',
  '_astro/shared.js': 'import"./side.js";export const x=1',
  '_astro/side.js': 'console.log(1)',
  '_astro/later.js': 'never loaded before a click',
  'favicon.svg': '<svg/>',
  'broken.html': '<script src="/guide/_astro/missing.js"></script>',
  'foreign.html': '<script src="https://cdn.example.com/a.js"></script>',
};
const read = (path: string) => files[path];

test('what a page loads by itself counts once, what it loads later does not', () => {
  const weight = weigh('a/index.html', read, '/guide/');
  const js = ['_astro/page.js', '_astro/shared.js', '_astro/side.js'];
  expect(weight).toMatchObject({
    html: size(files['a/index.html'] ?? ''),
    css: size(files['_astro/a.css'] ?? ''),
    js: js.reduce((sum, file) => sum + size(files[file] ?? ''), 0),
    image: size('<svg/>'),
  });
  expect(weight.total).toBe(weight.html + weight.css + weight.js + weight.image);
  expect(weight.withoutFigures).toBeLessThan(weight.total);
});

test.each([
  ['broken.html', /missing\.js does not exist/],
  ['foreign.html', /cdn\.example\.com.* is not part of the site/],
])('%s cannot be weighed', (page, message) => {
  expect(() => weigh(page, read, '/guide/')).toThrow(message);
});
