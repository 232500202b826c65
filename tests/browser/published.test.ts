import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DIST, pagesOf } from '../support/site.ts';

const manifests = readdirSync('manifests', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);

describe('what is published beside the pages', () => {
  test.each(manifests)('manifests/%s, byte for byte', (name) => {
    expect(readFileSync(join(DIST, 'manifests', name))).toEqual(readFileSync(join('manifests', name)));
  });

  test('all of them in one archive', () => {
    const archive = unzipSync(readFileSync(join(DIST, 'manifests.zip')));
    const names = Object.keys(archive);
    expect(names.sort()).toEqual(manifests.map((name) => `manifests/${name}`).sort());
    for (const name of names)
      expect(strFromU8(archive[name] ?? new Uint8Array())).toBe(readFileSync(name, 'utf8'));
  });

  test('every file of the search index is whole', () => {
    const names = readdirSync(join(DIST, 'pagefind'), { recursive: true, encoding: 'utf8' });
    const packed = names.filter((name) => /\.(?:pagefind|pf_\w+)$/.test(name));
    expect(packed.length).toBeGreaterThan(3);
    for (const name of packed)
      expect(() => gunzipSync(readFileSync(join(DIST, 'pagefind', name))), name).not.toThrow();
  });

  test('a search index, a page for what is missing, and an icon', () => {
    expect(readdirSync(join(DIST, 'pagefind')).some((name) => name.startsWith('pagefind.ko'))).toBe(true);
    expect(pagesOf(DIST)).toContain('404.html');
    expect(readFileSync(join(DIST, 'favicon.svg'), 'utf8')).toContain('<svg');
  });
});
