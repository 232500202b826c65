import {
  box,
  down,
  type Element,
  type FigureDefinition,
  frame,
  gap,
  type Link,
  note,
  row,
  stack,
} from '../kit/index.ts';

const panel = (key: string, label: string, nodeA: readonly Element[], result: string) =>
  frame(
    'panel',
    label,
    stack([
      box('plain', { id: `${key}-client`, title: '밖의 클라이언트', fixed: 150 }),
      gap(26),
      row(
        [
          frame(
            'node',
            '노드 A',
            stack([box('plain', { id: `${key}-a`, title: '`:30080`', lines: ['커널의 규칙'] }), ...nodeA], {
              align: 'start',
            }),
          ),
          frame(
            'node',
            '노드 B',
            stack([
              box('plain', { id: `${key}-b`, title: '`:30080`', lines: ['커널의 규칙'] }),
              down(),
              box('pod', { id: `${key}-pod`, tag: '파드', lines: ['8080번'] }),
            ]),
          ),
        ],
        { gap: 26 },
      ),
      gap(8),
      note(result),
    ]),
  );

const calls = (key: string): Link[] => [
  {
    from: { id: `${key}-client`, side: 'bottom', share: 0.25 },
    to: { id: `${key}-a`, side: 'top', share: 0.75 },
  },
  {
    from: { id: `${key}-client`, side: 'bottom', share: 0.75 },
    to: { id: `${key}-b`, side: 'top', share: 0.6 },
  },
];

export const nodePortTwoNodes: FigureDefinition = {
  id: 'node-port-two-nodes',
  title: '노드 둘에 들어온 NodePort 요청: Cluster와 Local',
  description:
    '파드는 노드 B에만 있습니다. Cluster 정책에서는 노드 A로 온 요청도 노드 B의 파드로 가고, Local 정책에서는 노드 A가 요청을 버립니다.',
  caption:
    '`:30080`은 열려 있는 프로그램이 아니라 노드의 커널에 적힌 규칙입니다. 어느 노드로 갈지는 클라이언트가 정하므로, 노드 사이의 분산은 따로 해결해야 합니다.',
  text: {
    form: 'list',
    items: [
      '노드 A와 노드 B는 모두 30080번(`:30080`)으로 요청을 받습니다. 커널에 적힌 규칙이 받습니다. 준비된 파드는 노드 B에만 있습니다.',
      '`externalTrafficPolicy: Cluster`(기본값)에서 노드 B로 온 요청은 노드 B의 파드로 갑니다.',
      'Cluster에서 노드 A로 온 요청도 노드 B의 파드로 갑니다. 대신 출발지 IP가 노드의 것으로 바뀝니다.',
      '`externalTrafficPolicy: Local`에서 노드 B로 온 요청은 노드 B의 파드로 가고, 출발지 IP가 그대로입니다.',
      'Local에서 노드 A로 온 요청은 그 노드에 파드가 없으므로 버려지고, 클라이언트는 시간 초과를 봅니다.',
    ],
  },
  scene: {
    content: stack(
      [
        panel(
          'cluster',
          '`Cluster` (기본값)',
          [gap(12), note('파드 없음', { tone: 'muted' })],
          '둘 다 대답한다. 출발지는 노드의 IP로 보인다',
        ),
        panel(
          'local',
          '`Local`',
          [down({ tone: 'bad' }), box('bad', { title: '버린다', lines: ['파드 없음'] })],
          'B만 대답한다. 진짜 출발지 IP가 보인다',
        ),
      ],
      { gap: 12 },
    ),
    links: [
      ...calls('cluster'),
      {
        from: { id: 'cluster-a', side: 'bottom', share: 0.85 },
        to: { id: 'cluster-pod', side: 'left' },
        bend: 0.5,
      },
      ...calls('local'),
    ],
  },
};
