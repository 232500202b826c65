import { expect, it } from 'vitest';
import { normalDiff, unifiedHunks } from './diff.ts';

it.each([
  ['a\nb\nc\n', 'a\nx\nc\n', '2c2\n< b\n---\n> x\n'],
  ['a\nb\n', 'a\nb\n', ''],
  ['a\nb\n', 'a\n', '2d1\n< b\n'],
  ['a\n', 'a\nb\nc\n', '1a2,3\n> b\n> c\n'],
  ['', 'a\n', '0a1\n> a\n'],
  ['a', 'a\n', '1c1\n< a\n\\ No newline at end of file\n---\n> a\n'],
])('%j and %j, as diff shows them', (before, after, shown) => {
  expect(normalDiff(before, after)).toBe(shown);
});

const letters = (text: string) => [...text].map((letter) => `${letter}\n`).join('');

it.each([
  ['abcdefghij', 'abcdeXghij', '@@ -3,7 +3,7 @@\n c\n d\n e\n-f\n+X\n g\n h\n i\n'],
  ['abc', 'abcd', '@@ -1,3 +1,4 @@\n a\n b\n c\n+d\n'],
  ['', 'ab', '@@ -0,0 +1,2 @@\n+a\n+b\n'],
  [
    'abcdefghijkl',
    'XbcdefghijkY',
    '@@ -1,4 +1,4 @@\n-a\n+X\n b\n c\n d\n@@ -9,4 +9,4 @@\n i\n j\n k\n-l\n+Y\n',
  ],
])('%s and %s, as diff -u shows them', (before, after, shown) => {
  expect(unifiedHunks(letters(before), letters(after))).toBe(shown);
});
