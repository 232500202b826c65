import type { Need } from 'kubernetes-guide-verify';

/** How a need is named on the page, and why it matters to the reader. */
export interface NeedNote {
  readonly label: string;
  readonly why: string;
}

const NOTES: Readonly<Record<string, NeedNote>> = {
  minikube: { label: 'minikube 필요', why: '내 컴퓨터의 minikube에서만 볼 수 있는 결과입니다.' },
  tty: { label: '대화형', why: '키보드 입력을 기다리는 명령입니다. 내 터미널에서 실행하세요.' },
  internet: { label: '인터넷 필요', why: '인터넷에서 내려받거나 바깥 주소에 연결합니다.' },
};

/**
 * What a console block needs that not every cluster has, in words for the reader.
 * @param needs As the block names them, e.g. `minikube`, `nodes=2`.
 */
export function describeNeeds(needs: readonly Need[]): NeedNote[] {
  return needs.map((need) => {
    const nodes = /^nodes=(\d+)$/.exec(need)?.[1];
    if (nodes)
      return {
        label: `노드 ${nodes}개 필요`,
        why: `노드가 ${nodes}개 이상인 클러스터에서만 볼 수 있는 결과입니다.`,
      };
    return NOTES[need] ?? { label: `${need} 필요`, why: `${need} 환경에서만 볼 수 있는 결과입니다.` };
  });
}
