import { expect, test } from 'vitest';
import { verifyManifest } from './manifest.ts';
import { createEngines } from './wasm-engines.ts';

const engines = createEngines(['1.37']);

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const laughs = [
  HEAD,
  'data:\n  l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n',
  ...Array.from(
    { length: 9 },
    (_, at) => `  l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(', ')}]\n`,
  ),
].join('');

test.each<[what: string, text: string, expected: string | undefined]>([
  ['nothing', '', undefined],
  ['only comments', '# a\n# b\n', undefined],
  ['a lone separator', '---', undefined],
  ['a byte order mark alone', '\ufeff', undefined],
  ['CRLF', HEAD.replaceAll('\n', '\r\n'), undefined],
  ['a line of a megabyte', `${HEAD}data: {a: ${'x'.repeat(1_000_000)}}\n`, 'server-too-long'],
  ['a broken line of a megabyte', `${HEAD}data: {a: "${' a: '.repeat(250_000)}\n`, 'yaml-unclosed-quote'],
  ['a megabyte of braces', '{'.repeat(1_000_000), 'yaml-unclosed-bracket'],
  ['a megabyte of blanks', `a:${' '.repeat(1_000_000)}b: c: d\n`, 'yaml-indent'],
  ['a megabyte of dashes', `${'- '.repeat(500_000)}\n`, 'yaml-too-deep'],
  ['depth 10,000', `${HEAD}data: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, 'yaml-too-deep'],
  ['ten megabytes in a line', `${HEAD}data: {a: ${'x'.repeat(10_000_000)}}\n`, 'yaml-too-large'],
  ['ten megabytes of lines', `${HEAD}data:\n${'  a: b\n'.repeat(1_500_000)}`, 'yaml-too-large'],
  ['ten megabytes beside a small one', `${HEAD}---\n# ${'x'.repeat(10_000_000)}\n`, 'yaml-too-large'],
  [
    'depth 2,000 in blocks',
    Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
    'yaml-too-deep',
  ],
  ['a billion laughs', laughs, 'yaml-alias-bomb'],
  ['an alias of itself', `${HEAD}data: &a {b: *a}\n`, 'yaml-alias-bomb'],
  ['a zero byte', `${HEAD}data: {a: "\u0000"}\n`, 'yaml-control-character'],
  ['a lone surrogate', `${HEAD}data: {a: "\ud800"}\n`, undefined],
  ['a thousand documents', `${HEAD}---\n`.repeat(1000), undefined],
  [
    'ten thousand keys',
    `${HEAD}data:\n${Array.from({ length: 10_000 }, (_, at) => `  k${at}: v\n`).join('')}`,
    undefined,
  ],
  ['ten thousand equal keys', `${HEAD}data:\n${'  k: v\n'.repeat(10_000)}`, 'yaml-duplicate-key'],
])(
  '%s',
  async (_, text, expected) => {
    const found = await verifyManifest(text, { file: 'x.yaml', engines });
    const codes = found.map(({ code }) => code).join(' ');
    if (expected === undefined) expect(codes).toBe('');
    else expect(codes).toContain(expected);
  },
  60_000,
);
