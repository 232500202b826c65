/** A spelling that the guide does not use, and what it writes instead. */
export interface Spelling {
  readonly found: RegExp;
  readonly write: string;
}

/** One term is written in one way on every page. The glossary holds the right ones. */
export const SPELLINGS: readonly Spelling[] = [
  { found: /레이블 ?컬렉터/g, write: '레이블 셀렉터' },
  { found: /셀레겉|셀레터|셀랙터/g, write: '셀렉터' },
  { found: /도에민|도매인/g, write: '도메인' },
  { found: /엔드 포인트/g, write: '엔드포인트' },
  { found: /엔드포인트 슬라이스/g, write: '엔드포인트슬라이스' },
  { found: /파드간/g, write: '파드 간' },
  { found: /(?:포드|팟)(?=[가-힣]|[\s.,]|$)(?!캐스트)/g, write: '파드' },
  { found: /라벨/g, write: '레이블' },
  { found: /네임 스페이스/g, write: '네임스페이스' },
  { found: /디플로이 먼트|디플로이먼츠/g, write: '디플로이먼트' },
  { found: /레플리카 셋|리플리카셋|레플리카세트/g, write: '레플리카셋' },
  { found: /매니패스트|메니페스트/g, write: '매니페스트' },
  { found: /헤드레스|헤드 리스/g, write: '헤드리스' },
  { found: /컨트롤플레인/g, write: '컨트롤 플레인' },
];
