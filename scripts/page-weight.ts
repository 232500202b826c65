// Weighs every page of dist/ and fails when one is over the budget. BASE_PATH as for the build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weigh } from '../src/utils/page-weight.ts';

const LIMIT = 100 * 1024;
const LIMIT_WITHOUT_FIGURES = 60 * 1024;
/** The whole book on one page, made for paper: nobody comes to it by chance. */
const BOOK = 'print/index.html';
const BOOK_LIMIT = 256 * 1024;
const root = process.env['DIST'] ?? join(import.meta.dirname, '..', 'dist');
const base = `/${(process.env['BASE_PATH'] ?? '').replace(/^\/*|\/*$/g, '')}/`.replace('//', '/');

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function pages(): string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  } catch {
    return [];
  }
}

const weights = pages()
  .map((page) => weigh(page.replaceAll('\\', '/'), read, base))
  .sort((one, other) => other.total - one.total);
const kib = (bytes: number) => (bytes / 1024).toFixed(1).padStart(7);

if (weights.length === 0) {
  console.error('dist에 페이지가 없습니다. npm run build를 먼저 실행하세요.');
  process.exit(1);
}
console.log('KiB gzip   HTML     CSS      JS     SVG   total   without figures');
for (const { page, html, css, js, image, total, withoutFigures } of weights) {
  console.log(`      ${[html, css, js, image, total].map(kib).join(' ')} ${kib(withoutFigures)}   ${page}`);
}
const heavy = weights.filter(({ page, total, withoutFigures }) =>
  page === BOOK ? total > BOOK_LIMIT : total > LIMIT || withoutFigures > LIMIT_WITHOUT_FIGURES,
);
for (const { page } of heavy) {
  const limits = page === BOOK ? '256 KiB' : '그림 없이 60 KiB, 그림까지 100 KiB';
  console.error(`${page}: 한도(${limits})를 넘습니다.`);
}
console.log(`${weights.length - heavy.length} passed, ${heavy.length} failed`);
process.exitCode = heavy.length > 0 ? 1 : 0;
