import { expect, test } from 'vitest';
import { twinSource } from './source.ts';

const page = (head: string) => `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">${head}</head>
<body><nav>차례</nav><main id="a"><h1>글</h1><p>본문</p></main><footer>끝</footer></body></html>`;
const ALTERNATE = '<link rel="alternate" type="text/markdown" href="/ch-01.md">';
const DESCRIPTION = '<meta name="description" content="a > b">';

test('names, description and main part of a page, and nothing else', () => {
  expect(twinSource(page(`<title>글</title>${ALTERNATE}<link rel="icon" href="/a.svg">${DESCRIPTION}`))).toBe(
    `${ALTERNATE}${DESCRIPTION}<main id="a"><h1>글</h1><p>본문</p></main>`,
  );
});

test('nothing of a page that names no Markdown version', () => {
  expect(twinSource(page(DESCRIPTION))).toBeUndefined();
});
