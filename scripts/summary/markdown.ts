/** A page with the manifests it uses, by path relative to `manifests/`. */
export interface PageUse {
  readonly file: string;
  readonly title: string;
  readonly uses: ReadonlySet<string>;
}

const cell = (text: string): string => text.replace(/[\\|`<]/g, '\\$&').replace(/\s+/g, ' ');

/**
 * A table of changed manifests and the pages that use them.
 *
 * @param changed paths relative to `manifests/`, deleted ones included.
 * @param existing the manifests that are there now.
 */
export function summary(
  changed: readonly string[],
  pages: readonly PageUse[],
  existing: ReadonlySet<string>,
): string {
  if (changed.length === 0) return '### 바뀐 매니페스트\n\n없습니다.\n';
  const rows = [...changed].sort().map((path) => {
    const users = pages.filter(({ uses }) => uses.has(path));
    const names = users.map(({ title, file }) => `${cell(title)} (${cell(file)})`).join('<br>');
    const state = existing.has(path) ? '' : ' (지움)';
    return `| ${cell(path)}${state} | ${names || '없음'} |`;
  });
  return ['### 바뀐 매니페스트', '', '| 매니페스트 | 쓰는 페이지 |', '|---|---|', ...rows, ''].join('\n');
}
