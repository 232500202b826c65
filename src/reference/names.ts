import type { Page } from 'kubernetes-guide-verify';
import { chapterName } from '../utils/chapter-number.ts';

const LANDING = '첫 페이지';

/** What a page is called in a list of places: `7장`, or its title when it has no number. */
export function pageName({ slug, frontmatter: { chapter, title = '' } }: Page): string {
  return slug === '' ? LANDING : (chapterName(chapter) ?? title);
}

/** What a page is called where there is room: `7장 문제 찾기`. */
export function pageTitle({ slug, frontmatter: { chapter, title = '' } }: Page): string {
  return slug === '' ? LANDING : [chapterName(chapter), title].filter(Boolean).join(' ');
}
