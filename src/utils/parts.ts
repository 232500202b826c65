/** One part of the book, with the slugs of its pages in reading order. */
export interface Part {
  readonly label: string;
  readonly pages: readonly string[];
}

/** The book's order. A slug whose page does not exist yet is simply not listed. */
export const PARTS: readonly Part[] = [
  { label: '시작하기', pages: ['install', 'ch-00-setup'] },
  { label: '1부 파드와 레이블', pages: ['ch-01-self-healing', 'ch-02-labels', 'ch-03-port-forward'] },
  {
    label: '2부 서비스의 기초',
    pages: ['ch-04-why-service', 'ch-05-first-service', 'ch-06-clusterip', 'ch-07-diagnosis'],
  },
  {
    label: '3부 밖에서 안으로, 안에서 밖으로',
    pages: [
      'ch-08-loadbalancer',
      'ch-09-nodeport',
      'ch-10-externalname',
      'ch-11-selectorless',
      'ch-12-headless',
    ],
  },
  {
    label: '4부 안을 들여다보기',
    pages: ['ch-13-resolution', 'ch-14-endpoints', 'ch-15-namespaces', 'ch-16-lab'],
  },
  {
    label: '해 보기',
    pages: ['challenges', 'playground'],
  },
  { label: '부록', pages: ['appendix-a-errata', 'appendix-b-glossary', 'appendix-c-versions'] },
  {
    label: '찾아보기',
    pages: [
      'reference/commands',
      'reference/manifests',
      'reference/service-types',
      'reference/troubleshooting',
      'diagnostics',
    ],
  },
];

/**
 * The parts with only those pages that exist; parts without any are left out.
 * @param existing Slugs of the pages in `content/`.
 */
export function partsOf(existing: ReadonlySet<string>, parts: readonly Part[] = PARTS): Part[] {
  return parts
    .map(({ label, pages }) => ({ label, pages: pages.filter((page) => existing.has(page)) }))
    .filter(({ pages }) => pages.length > 0);
}

/** What stands before a page's title in the sidebar: `ch-07-diagnosis` → `7`, `appendix-b-glossary` → `B`. */
export function pageNumber(slug: string): string | undefined {
  const [, chapter, appendix] = /^(?:ch-(\d+)|appendix-([a-z]))-/.exec(slug) ?? [];
  return chapter ? String(Number(chapter)) : appendix?.toUpperCase();
}
