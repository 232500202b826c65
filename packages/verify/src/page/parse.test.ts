import { expect, test } from 'vitest';
import { parsePage, slugOf } from './parse.ts';

const text = `---
title: 스스로 고치기
description: 한 문장입니다.
chapter: CH-01
notes: ["1-5"]
setup:
  namespace: [svc-lab, svc-lab-other]
  apply: [solo-pod.yaml]
  wait: ["--for=condition=Ready pod/solo"]
cleanup: ["kubectl delete namespace svc-lab svc-lab-other"]
---
import { Manifest } from '@components';

## \`파드\`는 왜 사라질까?

## \`파드\`는 왜 사라질까?

<Manifest file="hello.yaml" highlight="2-3,5" notes={{ 10: '설명' }} />

- 목록 [링크](/ch-02-labels/)

  \`\`\`console term=2
  $ kubectl get pods
  NAME
  \`\`\`

\`\`\`\`text
x
\`\`\`\`
`;

test('keeps everything of a page with its place', () => {
  const page = parsePage(text, { file: 'content/ch-01-self-healing.mdx' });
  expect(page.diagnostics).toEqual([]);
  expect(page.slug).toBe('ch-01-self-healing');
  expect(page.frontmatter).toEqual({
    title: '스스로 고치기',
    description: '한 문장입니다.',
    chapter: 'CH-01',
    notes: ['1-5'],
    setup: {
      namespaces: ['svc-lab', 'svc-lab-other'],
      apply: ['solo-pod.yaml'],
      wait: ['--for=condition=Ready pod/solo'],
      manual: false,
    },
    cleanup: ['kubectl delete namespace svc-lab svc-lab-other'],
    rest: {},
  });
  expect(page.headings.map(({ slug }) => slug)).toEqual(['파드는-왜-사라질까', '파드는-왜-사라질까-1']);
  expect(page.manifests).toEqual([
    {
      file: 'hello.yaml',
      highlight: [2, 3, 5],
      notes: [10],
      range: { start: { line: 18, column: 11 }, end: { line: 18, column: 28 } },
    },
  ]);
  expect(page.links.map(({ url, text: label }) => [url, label])).toEqual([['/ch-02-labels/', '링크']]);
  expect(page.fences).toMatchObject([{ language: 'text', text: 'x', content: { line: 28, column: 1 } }]);
  expect(page.blocks).toMatchObject([
    {
      options: { term: 2 },
      steps: [{ command: 'kubectl get pods', commandColumn: 5, output: [{ text: 'NAME', line: 24 }] }],
    },
  ]);
});

test.each([
  ['content/index.mdx', ''],
  ['content/ch-00-setup.mdx', 'ch-00-setup'],
  ['C:\\guide\\content\\install.mdx', 'install'],
  ['plain.md', 'plain'],
  ['content/reference/commands.mdx', 'reference/commands'],
  ['content/challenges/index.mdx', 'challenges'],
])('the address of %s is %j', (file, slug) => {
  expect(slugOf(file)).toBe(slug);
});

test.each([
  '',
  '\0',
  '---',
  '---\n',
  '<',
  '{',
  '```console',
  '<a',
  '</b>',
  '\ufeff# x',
  '> ```console\n> $ a',
])('never throws: %j', (input) => {
  expect(() => parsePage(input, { file: 'p.mdx' })).not.toThrow();
});
