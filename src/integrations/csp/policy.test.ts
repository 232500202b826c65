import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withPolicy } from './policy.ts';

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const directive = (html: string, name: string): string | undefined =>
  new RegExp(`[";] ?(${name} [^;"]*)`).exec(html)?.[1];

describe('withPolicy', () => {
  test('stands after the encoding and before everything that it governs', () => {
    const html = withPolicy(page('<title>글</title><script>go()</script>'));
    expect(html).toMatch(
      /<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="[^"]+"><title>/,
    );
  });

  test('hashes what the page holds, once, letter for letter', () => {
    const script = '\n  go("가 < 나 && 다");\n';
    const html = withPolicy(
      page(`<style>a > b { color: red }</style><script>${script}</script>`, `<script>${script}</script>`),
    );
    expect(directive(html, 'script-src')).toBe(`script-src 'self' 'wasm-unsafe-eval' ${sha(script)}`);
    expect(directive(html, 'style-src')).toBe(`style-src 'self' ${sha('a > b { color: red }')}`);
    expect(html).toContain(`<script>${script}</script>`);
  });

  test.each([
    ['a script of a file', '<script src="/a.js"></script>'],
    ['a module of a file', '<script type="module" src="/a.js"></script>'],
    ['data', '<script type="application/ld+json">{}</script>'],
    ['words about scripts', '<p>&lt;script&gt;go()&lt;/script&gt;</p>'],
  ])('%s needs no hash', (_, body) => {
    expect(directive(withPolicy(page('', body)), 'script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  });

  test.each([['module'], ['importmap'], ['text/javascript']])(
    'an inline script of type %s needs one',
    (type) => {
      const html = withPolicy(page('', `<script type="${type}">x</script>`));
      expect(directive(html, 'script-src')).toContain(sha('x'));
    },
  );

  test('allows nothing that is not named, nothing unsafe, nothing from elsewhere', () => {
    const html = withPolicy(page(''));
    expect(directive(html, 'default-src')).toBe("default-src 'none'");
    expect(directive(html, 'base-uri')).toBe("base-uri 'none'");
    expect(directive(html, 'form-action')).toBe("form-action 'none'");
    expect(html).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  test.each([
    ['no encoding', '<html><head><title>글</title></head></html>'],
    ['a script before the encoding', '<html><head><script>x</script><meta charset="utf-8"></head></html>'],
    [
      'a style sheet before the encoding',
      '<html><head><link rel="stylesheet" href="/a.css"><meta charset="utf-8"></head></html>',
    ],
  ])('refuses a page with %s', (_, html) => {
    expect(() => withPolicy(html)).toThrow('<meta charset>');
  });
});
