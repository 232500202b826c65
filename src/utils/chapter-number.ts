/**
 * How a chapter is counted on the page: `CH-07` → `7장`, `CH-A` → `부록 A`; `undefined` for pages that are no chapter.
 */
export function chapterName(chapter: string | undefined): string | undefined {
  const id = chapter?.replace('CH-', '');
  if (!id) return undefined;
  return /^\d+$/.test(id) ? `${Number(id)}장` : `부록 ${id}`;
}

/** Whether a page is one of the numbered chapters: `CH-07` is, `CH-A` and pages without a number are not. */
export function isChapter(chapter: string | undefined): boolean {
  return /^CH-\d+$/.test(chapter ?? '');
}
