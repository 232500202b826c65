import type { Diagnostic } from 'kubernetes-guide-verify';
import { describe, expect, test } from 'vitest';
import { manifestHtml } from './manifest-code.ts';

const text = 'kind: Service\nspec:\n  type: ClusterIp\n';
const wrong: Diagnostic = {
  file: 'manifests/a.yaml',
  line: 3,
  column: 9,
  endLine: 3,
  endColumn: 18,
  severity: 'error',
  layer: 'api',
  code: 'schema-enum',
  message: '"ClusterIp"는 쓸 수 없습니다. <>',
  source: 'schema',
};
const none = { marked: new Set<number>(), notes: new Map<number, number>(), diagnostics: [] };

describe('manifestHtml', () => {
  test('no style attribute, and every line of the file', async () => {
    const html = await manifestHtml(text, none);
    expect(html).not.toContain('style=');
    expect(html.match(/<span class="line[ "]/g)).toHaveLength(3);
  });

  test('marks and note numbers stand on their lines', async () => {
    const html = await manifestHtml(text, { ...none, marked: new Set([2]), notes: new Map([[3, 1]]) });
    expect(html).toContain('<span class="line is-marked">');
    expect(html).toMatch(/<span class="line" data-note="1">/);
  });

  test('what a file promises to the checks is set apart, what it tells readers is not', async () => {
    const html = await manifestHtml(`# 값이 틀렸습니다.\n# expect: schema-enum@5:9\n${text}`, none);
    expect(html).toMatch(/<span class="line is-expectation"><span[^>]*># expect: schema-enum/);
    expect(html.match(/is-expectation/g)).toHaveLength(1);
  });

  test('the mistake is underlined, its message stands under the line', async () => {
    const html = await manifestHtml(text, { ...none, diagnostics: [wrong] });
    expect(html).toMatch(/class="[^"]*squiggle[^"]*">ClusterIp</);
    expect(html).toContain('<span class="line is-wrong">');
    const [, after = ''] = html.split('class="verdict"');
    expect(after).toContain('"ClusterIp"는 쓸 수 없습니다. &#x3C;>');
    expect(after).toContain('schema-enum');
  });

  test.each<[string, Partial<Diagnostic>]>([
    ['without an end', { endLine: undefined, endColumn: undefined } as never],
    ['over several lines', { line: 1, column: 1, endLine: 3, endColumn: 4 }],
    ['beyond the end of its line', { line: 2, column: 6, endColumn: 40 }],
    ['beyond the end of the file', { line: 9, column: 1 }],
  ])('a diagnostic %s does not break the page', async (_, place) => {
    await expect(manifestHtml(text, { ...none, diagnostics: [{ ...wrong, ...place }] })).resolves.toContain(
      'ClusterIp',
    );
  });

  test('tabs and no-break spaces can be seen, and are still there', async () => {
    const html = await manifestHtml('a:\n\tb: 1\n\u00a0\u00a0c: 2\n', none);
    expect(html).toContain('<span class="unseen" data-kind="tab">\t</span>');
    expect(html.match(/<span class="unseen" data-kind="nbsp">\u00a0<\/span>/g)).toHaveLength(2);
  });

  test('two diagnostics on one stretch', async () => {
    const html = await manifestHtml(text, {
      ...none,
      diagnostics: [wrong, { ...wrong, column: 5, code: 'other-code' }],
    });
    expect(html.match(/class="verdict"/g)).toHaveLength(2);
  });
});
