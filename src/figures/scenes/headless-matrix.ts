import { box, type FigureDefinition, gap, heading, type Kind, row, stack } from '../kit/index.ts';

const SIDE = 46;
const cell = (kind: Kind, name: string, answer: string, who: string) =>
  box(kind, { title: `\`${name}\``, lines: [answer, who] });

export const headlessMatrix: FigureDefinition = {
  id: 'headless-matrix',
  title: '셀렉터와 clusterIP로 나눈 네 가지 서비스',
  description:
    'clusterIP가 있으면 DNS는 ClusterIP로, None이면 엔드포인트의 주소로 답합니다. 셀렉터가 있으면 파드를, 없으면 손으로 적은 슬라이스를 씁니다.',
  caption: '헤드리스를 정하는 것은 `clusterIP: None` 하나입니다. 셀렉터가 없다고 헤드리스가 되지는 않습니다.',
  text: {
    form: 'list',
    items: [
      '셀렉터가 있고 ClusterIP가 있다(`dice-api`): DNS는 ClusterIP 하나로 답하고, 노드의 커널이 준비된 파드 하나로 보냅니다.',
      '셀렉터가 있고 `clusterIP: None`이다(`dice-peers`, 헤드리스): DNS는 준비된 파드마다 주소 하나씩 답하고, 클라이언트가 골라 직접 연결합니다.',
      '셀렉터가 없고 ClusterIP가 있다(`office-api`): DNS는 ClusterIP 하나로 답하고, 노드의 커널이 손으로 적은 주소로 보냅니다. 헤드리스가 아닙니다.',
      '셀렉터가 없고 `clusterIP: None`이다(`office-peers`, 헤드리스): DNS는 손으로 적은 슬라이스의 주소들로 답하고, 클라이언트가 골라 직접 연결합니다.',
    ],
  },
  scene: {
    content: stack(
      [
        row(
          [
            gap(0, { fixed: SIDE }),
            heading('ClusterIP 있음', { align: 'middle' }),
            heading('`clusterIP: None`\n(헤드리스)', { align: 'middle' }),
          ],
          { align: 'middle' },
        ),
        row([
          heading('셀렉터 있음', { fixed: SIDE }),
          cell('service', 'dice-api', 'DNS: ClusterIP 하나', '커널이 파드로 보낸다'),
          cell('pod', 'dice-peers', 'DNS: 준비된 파드의 주소들', '클라이언트가 고른다'),
        ]),
        row([
          heading('셀렉터 없음', { fixed: SIDE }),
          cell('service', 'office-api', 'DNS: ClusterIP 하나', '커널이 슬라이스의 주소로 보낸다'),
          cell('pod', 'office-peers', 'DNS: 슬라이스의 주소들', '클라이언트가 고른다'),
        ]),
      ],
      { gap: 8 },
    ),
  },
};
