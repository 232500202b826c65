import { describe, expect, test } from 'vitest';
import { isKept, keptFile, withSize } from './kept.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('isKept', () => {
  test.each([
    'index.html',
    '404.html',
    'ch-01/index.html',
    '_astro/page.abc.js',
    'pagefind/pagefind.js',
    'pagefind/pagefind-worker.js',
    'pagefind/fragment/ko_1.pf_fragment',
    'manifests/broken/tab.yaml',
    'manifests.zip',
    'run/ch-01.json',
    'run/manifests.json',
    'favicon.svg',
  ])('%s', (path) => expect(isKept(path)).toBe(true));

  test.each([
    'print/index.html',
    'ch-01.md',
    'llms-full.txt',
    'sitemap-0.xml',
    'service-worker.js',
    'pagefind/pagefind-ui.js',
    'pagefind/pagefind-component-ui.css',
    '_astro/kube-apiserver.wasm-CqpQtxm0.gz',
  ])('not %s', (path) => expect(isKept(path)).toBe(false));
});

describe('keptFile', () => {
  test('tells one content from another by its revision and its integrity', () => {
    const [one, other] = [keptFile('index.html', bytes('가')), keptFile('index.html', bytes('나'))];
    expect(one).toEqual(keptFile('index.html', bytes('가')));
    expect(one.revision).not.toBe(other.revision);
    expect(one.integrity).not.toBe(other.integrity);
    expect(one.integrity).toMatch(/^sha384-[\w+/]{64}$/);
  });

  test('a name that holds a hash needs no revision', () => {
    expect(keptFile('_astro/page.abc.js', bytes('')).revision).toBeNull();
  });

  test('the address can stand in a URL', () => {
    expect(keptFile('manifests/한글 #1.yaml', bytes('')).url).toBe(
      'manifests/%ED%95%9C%EA%B8%80%20%231.yaml',
    );
  });
});

describe('withSize', () => {
  test('megabytes, with one decimal', () => {
    expect(withSize('<a data-offline-size="0"></a>', 2_449_000)).toBe('<a data-offline-size="2.4"></a>');
  });
  test('a page that does not ask stays as it is', () => {
    expect(withSize('<a></a>', 1)).toBe('<a></a>');
  });
});
