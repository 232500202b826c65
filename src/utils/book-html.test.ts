import { describe, expect, test } from 'vitest';
import { bookHtml } from './book-html.ts';

const where = { slug: 'ch-01', name: '1장', slugs: new Set(['ch-01', 'ch-02']), base: '/guide/' };
const inBook = (html: string) => bookHtml(html, where);

describe('bookHtml', () => {
  test.each([
    ['an id', '<p id="q1">가</p>', '<p id="ch-01--q1">가</p>'],
    ['what names an id', '<p aria-labelledby="a b">가</p>', '<p aria-labelledby="ch-01--a ch-01--b">가</p>'],
    ['a heading', '<h2>가</h2><h3>나</h3>', '<h3>가</h3><h4>나</h4>'],
    ['a link in the chapter', '<a href="#왜">가</a>', '<a href="#ch-01--왜">가</a>'],
    ['a link to a chapter', '<a href="/guide/ch-02/">가</a>', '<a href="#ch-02">가</a>'],
    ['a link into a chapter', '<a href="/guide/ch-02/#왜">가</a>', '<a href="#ch-02--왜">가</a>'],
    ['a link from where the chapter was', '<a href="../ch-02/">가</a>', '<a href="#ch-02">가</a>'],
    ['a link to another page', '<a href="/guide/no/">가</a>', '<a href="/guide/no/">가</a>'],
    [
      'a link to another site',
      '<a href="https://a.kr/ch-02/">가</a>',
      '<a href="https://a.kr/ch-02/">가</a>',
    ],
    [
      'an answer',
      '<details name="q1"><summary>가</summary>나</details>',
      '<details open><summary>가</summary>나</details>',
    ],
    ['a quiz', '<section data-quiz>가</section>', '<section>가</section>'],
    [
      'a region that is named by its heading',
      '<section aria-labelledby="goals">가</section>',
      '<section aria-labelledby="ch-01--goals ch-01--title">가</section>',
    ],
    [
      'a region with a name of its own',
      '<aside aria-label="참고">가</aside>',
      '<aside aria-label="참고 (1장)">가</aside>',
    ],
    ['a button', '<button class="tool">복사</button>', ''],
    ['the link of a heading', '<a class="sl-anchor-link" href="#a">#</a>', ''],
    [
      'a drawing',
      '<svg viewBox="0 0 1 1" id="f"><path d="M0 0"/></svg>',
      '<svg viewBox="0 0 1 1" id="ch-01--f"><path d="M0 0"></path></svg>',
    ],
  ])('%s', (_, html, expected) => {
    expect(inBook(html)).toBe(expected);
  });

  test('tabs follow each other, each under its name', () => {
    const tab = (name: string, at: number) => `<li><a role="tab" href="#p${at}">${name}</a></li>`;
    const panel = (text: string, at: number) =>
      `<div role="tabpanel" id="p${at}" hidden><p>${text}</p></div>`;
    const tabs = `<starlight-tabs><ul role="tablist">${tab('가', 0)}${tab('나', 1)}</ul>${panel('하나', 0)}${panel('둘', 1)}</starlight-tabs>`;
    const part = (name: string, text: string) =>
      `<div class="book-tab"><p><strong>${name}</strong></p><p>${text}</p></div>`;
    expect(inBook(tabs)).toBe(`<div class="book-tabs">${part('가', '하나')}${part('나', '둘')}</div>`);
  });
});
