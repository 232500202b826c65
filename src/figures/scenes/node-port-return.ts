import { box, type FigureDefinition, frame, gap, note, sequence, stack } from '../kit/index.ts';

const who = () => [
  box('plain', { title: '손님' }),
  box('program', { title: '노드 A', lines: ['커널'] }),
  box('pod', { title: '파드', lines: ['노드 B'] }),
];

export const nodePortReturn: FigureDefinition = {
  id: 'node-port-return',
  title: '노드가 출발지 IP를 제 것으로 바꾸는 까닭',
  description:
    '노드 A가 출발지를 제 주소로 바꾸어 넘기면 대답이 노드 A를 거쳐 돌아옵니다. 바꾸지 않으면 파드가 손님에게 곧장 대답하고, 손님은 모르는 상대의 대답이라 버립니다.',
  caption:
    '출발지 IP를 바꾸는 것은 대답이 온 길로 돌아오게 하려는 것입니다. 그 값으로 파드는 진짜 손님의 주소를 보지 못합니다.',
  text: {
    form: 'list',
    items: [
      '바꾸어 넘길 때: 손님이 노드 A의 30080번으로 보냅니다. 노드 A의 커널은 출발지를 자기 주소로 바꾸어 노드 B의 파드로 넘깁니다.',
      '파드는 자기를 부른 것이 노드 A라고 알고 노드 A에 대답합니다. 노드 A가 주소를 되돌려 손님에게 전하므로, 손님은 자기가 부른 노드 A의 대답을 받습니다.',
      '바꾸지 않고 넘긴다면: 파드는 출발지에 적힌 손님에게 곧장 대답합니다. 손님은 노드 A에 물었는데 다른 주소가 대답했으므로, 모르는 상대의 대답이라 버립니다.',
    ],
  },
  scene: {
    content: stack(
      [
        frame(
          'panel',
          '바꾸어 넘긴다 (SNAT)',
          sequence(who(), [
            { from: 0, to: 1, label: '출발지: 손님' },
            { from: 1, to: 2, label: '출발지: 노드 A' },
            { from: 2, to: 1, label: '노드 A에 대답' },
            { from: 1, to: 0, label: '노드 A의 대답' },
          ]),
        ),
        frame(
          'panel',
          '바꾸지 않고 넘긴다면',
          stack([
            sequence(who(), [
              { from: 0, to: 1, label: '출발지: 손님' },
              { from: 1, to: 2, label: '출발지: 손님' },
              { from: 2, to: 0, label: '', tone: 'bad' },
            ]),
            gap(6),
            note('파드가 손님에게 곧장 대답한다. 손님이 부른 것은 노드 A라서, 모르는 상대의 대답은 버린다', {
              tone: 'bad',
            }),
          ]),
        ),
      ],
      { gap: 12 },
    ),
  },
};
