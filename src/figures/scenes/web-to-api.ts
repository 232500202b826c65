import { across, box, down, type FigureDefinition, gap, row, stack } from '../kit/index.ts';

export const webToApi: FigureDefinition = {
  id: 'web-to-api',
  title: 'dice-web이 dice-api를 부르는 길',
  description:
    'dice-web은 dice-api라는 이름을 CoreDNS에 묻고, 받은 ClusterIP의 80번으로 연결합니다. 노드의 커널이 파드 둘 가운데 하나를 골라 보냅니다.',
  caption: 'dice-web이 아는 것은 이름 하나입니다. 뒤의 파드가 몇 개인지, 주소가 무엇인지는 몰라도 됩니다.',
  text: {
    form: 'steps',
    items: [
      'dice-web이 CoreDNS에 `dice-api`의 주소를 묻습니다.',
      'CoreDNS가 서비스의 ClusterIP를 알려 줍니다. 서비스가 없으면 여기서 `no such host`로 끝납니다.',
      'dice-web이 ClusterIP의 TCP 80번으로 연결합니다. ClusterIP는 가상 주소입니다.',
      'dice-web이 있는 노드의 커널이 `app: dice-api` 레이블이 있는 준비된 파드 하나를 골라 목적지를 그 파드의 8080번으로 바꿉니다. 어느 파드가 될지는 정해져 있지 않습니다.',
    ],
  },
  live: true,
  scene: {
    content: stack([
      row(
        [
          box('pod', { id: 'web', tag: '파드', title: '`dice-web`', lines: ['`dice-api`를 부른다'] }),
          stack(
            [across({ label: '① 이름?', fixed: 64 }), across({ label: '② 주소', fixed: 64, reverse: true })],
            {
              fixed: 64,
              gap: 2,
            },
          ),
          box('program', { title: 'CoreDNS', fixed: 90 }),
        ],
        { gap: 6 },
      ),
      down({ at: 'web', label: '③ ClusterIP의 80번으로' }),
      box('service', {
        id: 'svc',
        tag: '서비스 (가상 IP)',
        title: '`dice-api`',
        lines: ['노드의 커널이 파드 하나를 고른다'],
      }),
      gap(44),
      row(
        [
          box('pod', { id: 'one', tag: '파드 1', lines: ['`app: dice-api`', '8080번에서 듣는다'] }),
          box('pod', { id: 'two', tag: '파드 2', lines: ['`app: dice-api`', '8080번에서 듣는다'] }),
        ],
        { gap: 12 },
      ),
    ]),
    links: [
      {
        from: { id: 'svc', side: 'bottom', share: 0.2 },
        to: { id: 'one', side: 'top', share: 0.4156 },
        label: '④ 이번에는 이쪽',
        labelBox: { x: 8, y: 0, width: 110 },
      },
      {
        from: { id: 'svc', side: 'bottom', share: 0.72 },
        to: { id: 'two', side: 'top', share: 0.4156 },
        tone: 'control',
        label: '다음에는 이쪽일 수도',
        labelBox: { x: 8, y: 0, width: 80 },
      },
    ],
  },
};
