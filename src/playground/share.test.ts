import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LIMITS, type Workspace } from './files.ts';
import { decodeLink, encodeLink, PREFIX } from './share.ts';

const link = (text: string): string =>
  PREFIX + Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64url');

const workspace: Workspace = {
  files: [
    { name: 'web.yaml', text: 'kind: Service\nmetadata:\n  name: 웹-🚪\n' },
    { name: 'b.yml', text: '</script><script>alert(1)</script>\u2028"\'&' },
  ],
  shown: 'b.yml',
  version: '1.35',
};

test('what is shared comes back', () => {
  const made = encodeLink(workspace);
  expect(made).toMatch(/^#s=[\w-]+$/);
  expect(decodeLink(made)).toEqual(workspace);
});

test('the largest workspace that may be kept can be read back, when it packs well', () => {
  const large = { ...workspace, files: [{ name: 'b.yml', text: '가나다라\n'.repeat(LIMITS.text / 5) }] };
  expect(decodeLink(encodeLink(large))).toEqual(large);
});

describe('a link that anybody may have written', () => {
  test.each([
    ['', 'not-ours'],
    ['#_top', 'not-ours'],
    [PREFIX, 'broken'],
    [`${PREFIX}***`, 'broken'],
    [`${PREFIX}A`, 'broken'],
    [`${PREFIX}AAAA`, 'broken'],
    [`${PREFIX}${'A'.repeat(500_000)}`, 'too-large'],
    [encodeLink(workspace).slice(0, -12), 'broken'],
    [link('not JSON'), 'broken'],
    [link('[]'), 'broken'],
    [link('{"__proto__":{"files":[{"name":"a","text":"b"}]}}'), 'broken'],
    [link(JSON.stringify({ files: [{ name: 'a', text: { toString: 'x' } }] })), 'broken'],
    // A bomb: 60 MB of one letter in 60 KB.
    [link(`{"files":[{"name":"a","text":"${'a'.repeat(60_000_000)}"}]}`), 'too-large'],
  ] as const)('is read no further (case %#)', (fragment, fault) => expect(decodeLink(fragment)).toBe(fault));

  test('names are made safe', () => {
    const found = decodeLink(
      link(JSON.stringify({ files: [{ name: '"><img src=x onerror=alert(1)>', text: 'a: 1' }] })),
    );
    expect(found).toMatchObject({ files: [{ name: 'img-src-x-onerror-alert-1.yaml', text: 'a: 1' }] });
  });
});
