import { box, down, type FigureDefinition, frame, gap, note, row, stack } from '../kit/index.ts';

const node = (key: string, label: string, inside: string) =>
  frame(
    'node',
    label,
    stack([
      box('plain', { id: `${key}-port`, title: '3만 번대의 포트', lines: ['커널의 규칙'] }),
      gap(30),
      box('pod', { id: `${key}-pod`, tag: '파드', lines: [inside] }),
    ]),
  );

export const loadBalancerPath: FigureDefinition = {
  id: 'load-balancer-path',
  title: '클라우드의 로드밸런서를 지나 파드까지',
  description:
    '클라이언트는 로드밸런서의 9090번을 부릅니다. 로드밸런서는 노드 하나를 골라 노드 포트로 넣고, 그 노드의 커널이 준비된 파드 하나로 보냅니다.',
  caption:
    '고르는 일이 두 번 있습니다. 로드밸런서가 노드를, 노드의 커널이 파드를 고릅니다. 그래서 `type: LoadBalancer`에는 노드 포트가 딸려 옵니다.',
  text: {
    form: 'steps',
    items: [
      '밖의 클라이언트가 로드밸런서의 주소와 서비스의 포트 9090번으로 접속합니다.',
      '로드밸런서는 클러스터 밖의 장비라 파드를 모릅니다. 아는 것은 노드들이므로, 노드 하나를 골라 3만 번대의 노드 포트로 넣습니다.',
      '그 노드의 커널에 적힌 규칙이 준비된 파드 하나를 고릅니다. 다른 노드의 파드일 수도 있습니다.',
      '파드는 8080번에서 받습니다.',
    ],
  },
  scene: {
    content: stack([
      box('plain', { title: '밖의 클라이언트', fixed: 170 }),
      down({ label: '9090번', at: 0.5 }),
      box('program', {
        id: 'balancer',
        title: '로드밸런서',
        lines: ['클러스터 밖의 장비'],
        fixed: 170,
      }),
      gap(34),
      row([node('a', '노드 A', '8080번'), node('b', '노드 B', '8080번')], { gap: 26 }),
      gap(6),
      note('로드밸런서는 노드를 고르고, 커널은 파드를 고른다', { align: 'middle', tone: 'muted' }),
    ]),
    links: [
      { from: { id: 'balancer', side: 'bottom', share: 0.3 }, to: { id: 'a-port', side: 'top' } },
      { from: { id: 'balancer', side: 'bottom', share: 0.7 }, to: { id: 'b-port', side: 'top' } },
      { from: { id: 'a-port', side: 'bottom', share: 0.35 }, to: { id: 'a-pod', side: 'top', share: 0.35 } },
      {
        from: { id: 'a-port', side: 'bottom', share: 0.75 },
        to: { id: 'b-pod', side: 'top', share: 0.25 },
      },
      { from: { id: 'b-port', side: 'bottom', share: 0.65 }, to: { id: 'b-pod', side: 'top', share: 0.65 } },
    ],
  },
};
