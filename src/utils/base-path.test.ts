import { describe, expect, test } from 'vitest';
import { withBase } from './base-path.ts';

describe('withBase', () => {
  test.each([
    ['/install/', '/', '/install/'],
    ['/install/', '/guide', '/guide/install/'],
    ['/install/#wsl', '/guide/', '/guide/install/#wsl'],
    ['/', '/guide', '/guide/'],
    ['#here', '/guide', '#here'],
    ['ch-01/', '/guide', 'ch-01/'],
    ['//example.com/a', '/guide', '//example.com/a'],
    ['https://example.com/', '/guide', 'https://example.com/'],
  ])('%s under %s is %s', (path, base, expected) => {
    expect(withBase(path, base)).toBe(expected);
  });
});
