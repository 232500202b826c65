import { describe, expect, test } from 'vitest';
import { nearestPage } from './nearest.ts';

const pages = [
  '/guide/install/',
  '/guide/ch-01-self-healing/',
  '/guide/ch-07-diagnosis/',
  '/guide/ch-09-nodeport/',
  '/guide/ch-13-resolution/',
  '/guide/appendix-b-glossary/',
];

describe('nearestPage', () => {
  test.each([
    ['/guide/ch-01-self-heeling/', 'ch-01-self-healing'],
    ['/guide/ch-7/', 'ch-07-diagnosis'],
    ['/guide/ch7', 'ch-07-diagnosis'],
    ['/guide/chapter-13/', 'ch-13-resolution'],
    ['/guide/09/', 'ch-09-nodeport'],
    ['/guide/nodeport.html', 'ch-09-nodeport'],
    ['/guide/glossary', 'appendix-b-glossary'],
    ['/guide/Instal/', 'install'],
    ['/old/ch-07-diagnosis/', 'ch-07-diagnosis'],
  ])('%s', (path, slug) => {
    expect(nearestPage(path, pages)).toBe(`/guide/${slug}/`);
  });

  test.each(['/guide/', '/guide/wp-login.php', '/guide/zzz/', '/guide/%ED%8C%8C%EB%93%9C/'])(
    'nothing is like %s',
    (path) => {
      expect(nearestPage(path, pages)).toBeUndefined();
    },
  );

  test('an address that is no text', () => {
    expect(nearestPage('/guide/%E0%A4%A/', pages)).toBeUndefined();
  });
});
