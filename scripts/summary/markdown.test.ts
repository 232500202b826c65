import { expect, test } from 'vitest';
import { summary } from './markdown.ts';

const pages = [
  { file: 'content/a.mdx', title: '첫 | 장', uses: new Set(['hello.yaml', 'ns.yaml']) },
  { file: 'content/b.mdx', title: '둘째 장', uses: new Set(['hello.yaml']) },
];

test('each changed manifest stands with the pages that use it', () => {
  expect(summary(['ns.yaml', 'hello.yaml', 'old.yaml'], pages, new Set(['hello.yaml', 'ns.yaml']))).toBe(
    `### 바뀐 매니페스트

| 매니페스트 | 쓰는 페이지 |
|---|---|
| hello.yaml | 첫 \\| 장 (content/a.mdx)<br>둘째 장 (content/b.mdx) |
| ns.yaml | 첫 \\| 장 (content/a.mdx) |
| old.yaml (지움) | 없음 |
`,
  );
});

test('nothing changed is said', () => expect(summary([], pages, new Set())).toContain('없습니다'));
