import type { Part } from '../../utils/parts.ts';
import type { Twin } from './twin.ts';

/** The book as a whole. */
export interface Book {
  readonly title: string;
  readonly description: string;
  /** In reading order. */
  readonly parts: readonly Part[];
}

/** The pages in the order of the book; those that belong to no part come last. */
export function inOrder(twins: readonly Twin[], parts: readonly Part[]): { label: string; twins: Twin[] }[] {
  const rest = new Set(twins);
  const groups = parts.map(({ label, pages }) => {
    const found = pages.flatMap((slug) => twins.filter(({ address }) => address.endsWith(`/${slug}.md`)));
    for (const twin of found) rest.delete(twin);
    return { label, twins: found };
  });
  return [...groups, { label: '그 밖의 페이지', twins: [...rest] }].filter((group) => group.twins.length > 0);
}

/**
 * The table of contents for language models (https://llmstxt.org).
 * @param full Address of all pages in one file.
 */
export function llmsTxt(
  { title, description, parts }: Book,
  twins: readonly Twin[],
  { full, manifests }: { readonly full: string; readonly manifests: string },
): string {
  const sections = inOrder(twins, parts).map(({ label, twins }) =>
    [
      `## ${label}`,
      '',
      ...twins.map((twin) => `- [${twin.title}](${twin.address}): ${twin.description}`),
    ].join('\n'),
  );
  return [
    `# ${title}`,
    `> ${description}`,
    '모든 페이지에 Markdown 판이 있습니다. 매니페스트와 명령, 출력은 페이지에 보이는 것과 같고, 출력은 실제 클러스터가 한 말입니다.',
    ...sections,
    `## 한꺼번에\n\n- [모든 페이지](${full}): 위의 페이지를 차례대로 이은 파일\n- [모든 매니페스트](${manifests}): 책이 쓰는 YAML 파일 묶음`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** All pages in one file, in the order of the book. */
export function llmsFullTxt(twins: readonly Twin[], parts: readonly Part[]): string {
  return inOrder(twins, parts)
    .flatMap(({ twins }) => twins.map(({ markdown }) => markdown))
    .join('\n---\n\n');
}
