import { expect, test } from 'vitest';
import { decode } from './decode.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const wide = Buffer.from('kind: 파드\n', 'utf16le');

test.each([
  ['UTF-8', bytes('kind: 파드\n'), { text: 'kind: 파드\n', encoding: 'UTF-8' }],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'a'), { text: '\ufeffa', encoding: 'UTF-8' }],
  ['UTF-8 with a zero', bytes('a\u0000b'), { text: 'a\u0000b', encoding: 'UTF-8' }],
  ['UTF-16 with a mark', bytes([0xff, 0xfe], [...wide]), { text: 'kind: 파드\n', encoding: 'UTF-16' }],
  ['UTF-16 without', Buffer.from('kind: Pod\n', 'utf16le'), { text: 'kind: Pod\n', encoding: 'UTF-16' }],
  [
    'UTF-16, the other end first',
    Buffer.from('kind: Pod\n', 'utf16le').swap16(),
    { text: 'kind: Pod\n', encoding: 'UTF-16' },
  ],
  ['Latin-1', bytes('caf', [0xe9]), { text: 'caf\ufffd', encoding: 'invalid' }],
  ['no text', bytes([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 1, 0xfe]), undefined],
  ['nothing', bytes(), { text: '', encoding: 'UTF-8' }],
])('%s', (_, input, expected) => {
  expect(decode(input)).toEqual(expected);
});
