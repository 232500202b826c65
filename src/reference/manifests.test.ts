import { parsePage } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { byKind, indexManifests } from './manifests.ts';

const texts = new Map([
  [
    'a.yaml',
    '# 둘을 만듭니다.\n# 함께 씁니다.\nkind: Pod\nmetadata:\n  name: a\n---\nkind: Service\nmetadata:\n  name: b\n',
  ],
  ['broken/tab.yaml', '# 탭입니다.\n# expect: yaml-tab@4:1\nkind: Pod\n\tname: a\n'],
]);
const page = parsePage('---\ntitle: 가\n---\n\n```console\n$ kubectl apply -f a.yaml\n```\n', {
  file: 'content/ch-01-a.mdx',
});
const found = indexManifests(texts, [page]);

test('what each makes, says and is used by', () => {
  expect(found).toEqual([
    {
      file: 'a.yaml',
      objects: [
        { kind: 'Pod', name: 'a' },
        { kind: 'Service', name: 'b' },
      ],
      about: '둘을 만듭니다. 함께 씁니다.',
      broken: false,
      pages: ['ch-01-a'],
    },
    { file: 'broken/tab.yaml', objects: [], about: '탭입니다.', broken: true, pages: [] },
  ]);
});

test('by kind', () => {
  expect([...byKind(found)].map(([kind, files]) => [kind, files.map(({ file }) => file)])).toEqual([
    ['Pod', ['a.yaml']],
    ['Service', ['a.yaml']],
  ]);
});
